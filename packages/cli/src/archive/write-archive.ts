import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { archiveExists } from "../errors/catalogue.js";

/** Dates in archives are all the same, so that equal contents give equal bytes. */
const date = new Date(Date.UTC(1980, 0, 1));

/** What goes into an archive. */
export interface ArchiveContents {
  /** The first entry. */
  readonly manifest: { readonly name: string; readonly text: string };
  readonly files: readonly { readonly path: string; readonly source: string; readonly compress: boolean }[];
  /** Permissions of the archive; default: as the system has it. */
  readonly mode?: number;
}

/** @throws ARCHIVE_EXISTS: an archive never takes the place of a file. */
export async function requireNew(target: string): Promise<void> {
  if ((await stat(target).catch(() => undefined)) !== undefined) throw archiveExists(target);
}

/** Writes a zip, whole or not at all. */
export async function writeArchive(target: string, { manifest, files, mode }: ArchiveContents): Promise<void> {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(manifest.text), manifest.name, { mtime: date });
  for (const { path, source, compress } of files) zip.addFile(source, path, { mtime: date, compress });
  zip.end();
  const beside = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString("hex")}`);
  try {
    const options = { flags: "wx", flush: true, ...(mode === undefined ? {} : { mode }) };
    await pipeline(zip.outputStream, createWriteStream(beside, options));
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
