import { createHash, randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { link, mkdir, readFile, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Entry, openPromise, type ZipFile } from "yauzl";
import { archiveInvalid, archiveTooLarge, runDiffers } from "../errors/catalogue.js";
import { type ArchivedFile, type ArchiveManifest, MANIFEST, parseManifest } from "./manifest.js";

/** No manifest of an honest archive is larger, bytes. */
const MOST_MANIFEST = 512 * 2 ** 20;

/**
 * Puts the received files of an archive into their run. All of them are written beside and compared with their digests
 * before the first one appears in the run; a file that is there already with the same bytes stays. Names, sizes and numbers
 * of entries are those of the manifest or the archive is refused, so that none is written elsewhere and none swells.
 *
 * @param limit - bytes of all files together.
 * @throws ARCHIVE_INVALID, ARCHIVE_TOO_LARGE, RUN_DIFFERS; the run is as it was then.
 */
export async function unpackRun(archive: string, dataFolder: string, limit: number): Promise<ArchiveManifest> {
  const zip = await openZip(archive);
  const beside = join(dataFolder, `.unpack-${randomBytes(6).toString("hex")}`);
  try {
    const entries = zip.eachEntry()[Symbol.asyncIterator]();
    const manifest = await readManifest(archive, zip, await next(archive, entries));
    const total = manifest.files.reduce((sum, { size }) => sum + size, 0);
    if (total > limit) throw archiveTooLarge(archive, total, limit);
    const wanted = new Map(manifest.files.map((file) => [file.path, file]));
    for (let entry = await next(archive, entries); entry !== undefined; entry = await next(archive, entries)) {
      const file = wanted.get(entry.fileName);
      if (file === undefined)
        throw archiveInvalid(archive, `its manifest does not list ${JSON.stringify(entry.fileName)}`);
      wanted.delete(entry.fileName);
      await extract(archive, zip, entry, file, join(beside, file.path));
    }
    const [missing] = wanted.keys();
    if (missing !== undefined) throw archiveInvalid(archive, `${missing} is missing in it`);
    await moveIn(manifest, beside, dataFolder);
    return manifest;
  } finally {
    zip.close();
    await rm(beside, { recursive: true, force: true });
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

async function readManifest(archive: string, zip: ZipFile, entry: Entry | undefined): Promise<ArchiveManifest> {
  if (entry?.fileName !== MANIFEST) throw archiveInvalid(archive, `its first entry is not ${MANIFEST}`);
  if (entry.uncompressedSize > MOST_MANIFEST) throw archiveInvalid(archive, "its manifest is too large");
  const chunks: Buffer[] = [];
  for await (const chunk of await openEntry(archive, zip, entry)) chunks.push(chunk as Buffer);
  return parseManifest(archive, Buffer.concat(chunks).toString());
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

/** Compares all before the first one is moved: a received file is never replaced. */
async function moveIn({ run, files }: ArchiveManifest, beside: string, dataFolder: string): Promise<void> {
  const missing: string[] = [];
  for (const { path, sha256 } of files) {
    const there = await readFile(join(dataFolder, path)).catch(() => undefined);
    if (there === undefined) missing.push(path);
    else if (createHash("sha256").update(there).digest("hex") !== sha256) throw runDiffers(run, path);
  }
  for (const path of missing) {
    const target = join(dataFolder, path);
    await mkdir(dirname(target), { recursive: true });
    await link(join(beside, path), target);
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
