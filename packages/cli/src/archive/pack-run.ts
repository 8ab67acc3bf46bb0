import { createHash, randomBytes } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { encodePlain } from "@overwatch/core/store";
import { ZipFile } from "yazl";
import { archiveExists, runUnknown } from "../errors/catalogue.js";
import type { ThinnedRecords } from "../pass/thinned-records.js";
import { ARCHIVE_FORMAT, type ArchivedFile, type ArchiveManifest, isPathOfRun, MANIFEST } from "./manifest.js";

/** Dates in archives are all the same, so that equal runs give equal bytes. */
const date = new Date(Date.UTC(1980, 0, 1));

/**
 * Writes what a run can be made of again into one zip, whole or not at all: received files, run info, records of thinned
 * files. Nothing derived goes in.
 *
 * @throws RUN_UNKNOWN without received files; ARCHIVE_EXISTS when there is a file of that name.
 */
export async function packRun(
  dataFolder: string,
  run: number,
  target: string,
  thinned: ThinnedRecords["read"],
): Promise<ArchiveManifest> {
  if ((await stat(target).catch(() => undefined)) !== undefined) throw archiveExists(target);
  const paths = await pathsOf(dataFolder, run);
  if (!paths.some((path) => path.endsWith(".root"))) throw runUnknown(run, undefined);
  const files: ArchivedFile[] = [];
  for (const path of paths) {
    const { size } = await stat(join(dataFolder, path));
    files.push({ path, size, sha256: await digestOf(join(dataFolder, path)) });
  }
  const manifest = { format: ARCHIVE_FORMAT, run, files, thinned: await recordsOf(dataFolder, run, thinned) } as const;

  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(`${encodePlain(manifest)}\n`), MANIFEST, { mtime: date });
  // ROOT files are compressed already.
  for (const { path } of files) zip.addFile(join(dataFolder, path), path, { mtime: date, compress: false });
  zip.end();
  const beside = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString("hex")}`);
  try {
    await pipeline(zip.outputStream, createWriteStream(beside, { flags: "wx", flush: true }));
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  return manifest;
}

/** In order of names. */
async function pathsOf(dataFolder: string, run: number): Promise<readonly string[]> {
  const folder = `Run${run}`;
  const entries = await readdir(join(dataFolder, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(dataFolder.length + 1)
        .replaceAll("\\", "/"),
    )
    .filter((path) => isPathOfRun(path, run))
    .sort();
}

async function recordsOf(dataFolder: string, run: number, thinned: ThinnedRecords["read"]) {
  const records: Record<string, ArchiveManifest["thinned"][string]> = {};
  for (const entry of await readdir(join(dataFolder, `Run${run}`), { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const found = await thinned(run, entry.name);
    if (found.length > 0) records[entry.name] = found;
  }
  return records;
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}
