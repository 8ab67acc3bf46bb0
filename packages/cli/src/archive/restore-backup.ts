import { randomBytes } from "node:crypto";
import { copyFile, mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { openState } from "@overwatch/service/store";
import { stateExists } from "../errors/catalogue.js";
import {
  BACKED_UP_STATE,
  BACKUP_MANIFEST,
  type BackupManifest,
  isReceived,
  parseBackupManifest,
} from "./backup-manifest.js";
import { moveIn } from "./move-in.js";
import { readArchive } from "./read-archive.js";

/** Where a backup goes. Absolute paths. */
export interface RestoreTargets {
  readonly stateFolder: string;
  readonly dataFolder: string;
  /** Folder for the files of the configuration, which are never put where they are in force. */
  readonly configuration: string;
  /** Whether decisions that are there are set aside. */
  readonly replace: boolean;
  /** Bytes of all files together. */
  readonly limit: number;
}

/**
 * Puts back what a backup holds. All of it is written beside, compared with its digests, and its decisions are opened (and brought to the
 * newest format) before anything takes its place; a received file is never replaced by another one.
 *
 * @throws ARCHIVE_INVALID, ARCHIVE_TOO_LARGE, STATE_EXISTS, STATE_TOO_NEW, STATE_DAMAGED, RUN_DIFFERS; all is as it was then.
 */
export async function restoreBackup(archive: string, targets: RestoreTargets): Promise<BackupManifest> {
  const { stateFolder, dataFolder, configuration, replace, limit } = targets;
  const state = join(stateFolder, BACKED_UP_STATE);
  const isThere = (await stat(state).catch(() => undefined)) !== undefined;
  if (isThere && !replace) throw stateExists(state);
  await mkdir(dataFolder, { recursive: true });
  await mkdir(stateFolder, { recursive: true });
  const token = randomBytes(6).toString("hex");
  const beside = join(dataFolder, `.restore-${token}`);
  try {
    const manifest = await readArchive(archive, beside, {
      manifest: BACKUP_MANIFEST,
      parse: parseBackupManifest,
      limit,
    });
    await (await openState({ folder: beside })).close();
    const received = manifest.files.filter(({ path }) => isReceived(path));
    await moveIn(received, beside, dataFolder);
    for (const { path } of manifest.files.filter(({ path }) => path.startsWith("configuration/"))) {
      const target = join(configuration, path.slice("configuration/".length));
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await copyFile(join(beside, path), target);
    }
    // Last, so that whatever failed before can be tried again. The folders may be on two disks.
    const waiting = join(stateFolder, `.state-${token}`);
    await copyFile(join(beside, BACKED_UP_STATE), waiting);
    if (isThere) await setAside(state);
    await rename(waiting, state);
    return manifest;
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

/** With what SQLite keeps beside a database: it belongs to the old one. */
async function setAside(path: string): Promise<void> {
  for (const end of ["", "-wal", "-shm"]) {
    const aside = `${path}.before-restore${end}`;
    await rm(aside, { force: true });
    await rename(`${path}${end}`, aside).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    });
  }
}
