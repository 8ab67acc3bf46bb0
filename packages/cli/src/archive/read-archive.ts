import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { archiveInvalid, archiveTooLarge } from "../errors/catalogue.js";
import type { ArchivedFile } from "./archived-file.js";

/** No manifest of an honest archive is larger, bytes. */
const MOST_MANIFEST = 512 * 2 ** 20;

/** How an archive is read. */
export interface ArchiveReading<M> {
  /** Name of its first entry. */
  readonly manifest: string;
  /** @throws ARCHIVE_INVALID */
  readonly parse: (archive: string, text: string) => M;
  /** Bytes of all files together. */
  readonly limit: number;
}

/**
 * Extracts all files of an archive into a folder and compares them with their digests. Names, sizes and numbers of entries are those of the
 * manifest or the archive is refused, so that none is written elsewhere and none swells.
 *
 * @throws ARCHIVE_INVALID, ARCHIVE_TOO_LARGE; the caller removes the folder.
 */
export async function readArchive<M extends { readonly files: readonly ArchivedFile[] }>(
  archive: string,
  folder: string,
  { manifest: name, parse, limit }: ArchiveReading<M>,
): Promise<M> {
  const zip = await openZip(archive);
  try {
    const entries = zip.eachEntry()[Symbol.asyncIterator]();
    const manifest = parse(archive, await readManifest(archive, zip, await next(archive, entries), name));
    const total = manifest.files.reduce((sum, { size }) => sum + size, 0);
    if (total > limit) throw archiveTooLarge(archive, total, limit);
    const wanted = new Map(manifest.files.map((file) => [file.path, file]));
    for (let entry = await next(archive, entries); entry !== undefined; entry = await next(archive, entries)) {
      const file = wanted.get(entry.fileName);
      if (file === undefined)
        throw archiveInvalid(archive, `its manifest does not list ${JSON.stringify(entry.fileName)}`);
      wanted.delete(entry.fileName);
      await extract(archive, zip, entry, file, join(folder, file.path));
    }
    const [missing] = wanted.keys();
    if (missing !== undefined) throw archiveInvalid(archive, `${missing} is missing in it`);
    return manifest;
  } finally {
    zip.close();
  }
}

async function openZip(archive: string): Promise<ZipFile> {
  await stat(archive); // its own error when there is none
  try {
    // Refuses names with "..", absolute ones and backslashes, and entries whose size is not the one that they claim.
    return await openPromise(archive, { autoClose: false, lazyEntries: true, strictFileNames: true });
  } catch (error) {
    throw archiveInvalid(archive, `it is no zip: ${wordsOf(error)}`);
  }
}

async function next(archive: string, entries: AsyncIterator<Entry>): Promise<Entry | undefined> {
  try {
    const { done, value } = await entries.next();
    return done === true ? undefined : value;
  } catch (error) {
    throw archiveInvalid(archive, wordsOf(error));
  }
}

async function readManifest(archive: string, zip: ZipFile, entry: Entry | undefined, name: string): Promise<string> {
  if (entry?.fileName !== name) throw archiveInvalid(archive, `its first entry is not ${name}`);
  if (entry.uncompressedSize > MOST_MANIFEST) throw archiveInvalid(archive, "its manifest is too large");
  const chunks: Buffer[] = [];
  for await (const chunk of await openEntry(archive, zip, entry)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

async function extract(archive: string, zip: ZipFile, entry: Entry, file: ArchivedFile, target: string): Promise<void> {
  if (entry.uncompressedSize !== file.size)
    throw archiveInvalid(archive, `${file.path} has another size than its manifest says`);
  await mkdir(dirname(target), { recursive: true });
  const hash = createHash("sha256");
  const source = await openEntry(archive, zip, entry);
  source.on("data", (chunk: Buffer) => hash.update(chunk));
  try {
    await pipeline(source, createWriteStream(target, { flags: "wx", flush: true }));
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("E")) throw error;
    throw archiveInvalid(archive, `${file.path}: ${wordsOf(error)}`);
  }
  if (hash.digest("hex") !== file.sha256)
    throw archiveInvalid(archive, `${file.path} has other bytes than its manifest says`);
}

async function openEntry(archive: string, zip: ZipFile, entry: Entry): Promise<Readable> {
  try {
    return await zip.openReadStreamPromise(entry);
  } catch (error) {
    throw archiveInvalid(archive, `${entry.fileName}: ${wordsOf(error)}`);
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
