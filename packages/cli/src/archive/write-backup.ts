import { mkdtemp, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { State } from "@overwatch/service/store";
import { type ArchivedFile, describeFile } from "./archived-file.js";
import {
  BACKED_UP_STATE,
  BACKUP_FORMAT,
  BACKUP_MANIFEST,
  type BackupManifest,
  configurationEntry,
} from "./backup-manifest.js";
import { pathsOfRun } from "./pack-run.js";
import { requireNew, writeArchive } from "./write-archive.js";

/** What is backed up. */
export interface BackupSources {
  readonly state: Pick<State, "copyTo">;
  /** Files of the configuration, absolute paths. */
  readonly configuration: readonly string[];
  /** The data folder, when received files are wanted too. */
  readonly received?: string;
  readonly version: string;
}

/**
 * Writes what cannot be made again into one zip that only its owner can read, as the configuration may hold secrets: decisions as of one
 * moment, the files of the configuration, and on request all received files. Whole or not at all.
 *
 * @throws ARCHIVE_EXISTS, or as the system does.
 */
export async function writeBackup(
  target: string,
  { state, configuration, received, version }: BackupSources,
): Promise<BackupManifest> {
  await requireNew(target);
  const folder = await mkdtemp(join(dirname(target), ".backup-"));
  try {
    const copy = join(folder, BACKED_UP_STATE);
    await state.copyTo(copy);
    const sources = new Map([[BACKED_UP_STATE, copy]]);
    for (const [n, path] of configuration.entries()) sources.set(configurationEntry(n, path), path);
    for (const path of received === undefined ? [] : await receivedIn(received))
      sources.set(path, join(received ?? "", path));
    const files: ArchivedFile[] = [];
    for (const [path, source] of sources) files.push(await describeFile(source, path));
    const manifest: BackupManifest = {
      format: BACKUP_FORMAT,
      version,
      configuration: Object.fromEntries(configuration.map((path, n) => [configurationEntry(n, path), path])),
      files,
    };
    await writeArchive(target, {
      manifest: { name: BACKUP_MANIFEST, text: `${JSON.stringify(manifest)}\n` },
      // ROOT files are compressed already.
      files: [...sources].map(([path, source]) => ({ path, source, compress: !path.endsWith(".root") })),
      mode: 0o600,
    });
    return manifest;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Received files of all runs; those that wait for the next pass are not in a run yet. */
async function receivedIn(dataFolder: string): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const name of (await readdir(dataFolder)).sort()) {
    const [, run] = /^Run(\d{1,15})$/.exec(name) ?? [];
    if (run !== undefined) paths.push(...(await pathsOfRun(dataFolder, Number(run))));
  }
  return paths;
}
