import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { encodePlain } from "@overwatch/core/store";
import { runUnknown } from "../errors/catalogue.js";
import type { ThinnedRecords } from "../pass/thinned-records.js";
import { type ArchivedFile, describeFile } from "./archived-file.js";
import { ARCHIVE_FORMAT, type ArchiveManifest, isPathOfRun, MANIFEST } from "./manifest.js";
import { requireNew, writeArchive } from "./write-archive.js";

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
  await requireNew(target);
  const paths = await pathsOfRun(dataFolder, run);
  if (!paths.some((path) => path.endsWith(".root"))) throw runUnknown(run, undefined);
  const files: ArchivedFile[] = [];
  for (const path of paths) files.push(await describeFile(join(dataFolder, path), path));
  const manifest = { format: ARCHIVE_FORMAT, run, files, thinned: await recordsOf(dataFolder, run, thinned) } as const;
  await writeArchive(target, {
    manifest: { name: MANIFEST, text: `${encodePlain(manifest)}\n` },
    // ROOT files are compressed already.
    files: files.map(({ path }) => ({ path, source: join(dataFolder, path), compress: false })),
  });
  return manifest;
}

/** Received files and run info of a run, in order of names. */
export async function pathsOfRun(dataFolder: string, run: number): Promise<readonly string[]> {
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
