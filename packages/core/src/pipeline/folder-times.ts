import { type BigIntStats, statSync } from "node:fs";
import { join } from "node:path";
import { hasErrno } from "../disk/index.js";
import { runFolder } from "../model/names/stored-name.js";
import type { LookedRun } from "./look-at-run.js";

/** Time of change by folder (relative to the data folder), nanoseconds as text; "" when the folder is not there. */
export type FolderTimes = Readonly<Record<string, string>>;

/**
 * A folder's time of change only tells of changes that are further apart than the clock of its file system, milliseconds: on
 * Linux that is a tick of the kernel, 10 at most.
 */
export const CLOCK_GRAIN = 20;

/** The folders that decide whether a (run, subsystem) has to be looked at again. */
export function foldersOf({ run, subsystems }: LookedRun): readonly string[] {
  const names = subsystems.flatMap(({ subsystem, work }) => [subsystem, work.fileLocationSubsystem]);
  return [runFolder(run), ...[...new Set(names)].sort().map((name) => `${runFolder(run)}/${name}`)];
}

/** Synchronous, because thousands of these calls take less time than as many promises. */
export function folderTimes(dataFolder: string, folders: readonly string[]): FolderTimes {
  return Object.fromEntries(folders.map((folder) => [folder, timeOf(join(dataFolder, folder))]));
}

/** Whether nothing was added to, or removed from, any of the folders since their times were recorded. */
export function areUnchanged(dataFolder: string, recorded: FolderTimes): boolean {
  const folders = Object.entries(recorded);
  return folders.length > 0 && folders.every(([folder, time]) => timeOf(join(dataFolder, folder)) === time);
}

/** Milliseconds since 1970 of the newest of the times. */
export function newestOf(times: FolderTimes): number {
  return Math.max(0, ...Object.values(times).map((time) => Number(BigInt(time === "" ? 0 : time) / 1_000_000n)));
}

function timeOf(path: string): string {
  try {
    const { mtimeNs }: BigIntStats = statSync(path, { bigint: true });
    return String(mtimeNs);
  } catch (error) {
    if (hasErrno(error, "ENOENT", "ENOTDIR")) return "";
    throw error;
  }
}
