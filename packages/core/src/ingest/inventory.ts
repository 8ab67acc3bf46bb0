import { statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { hasErrno } from "../disk/index.js";
import { createTimeReader } from "../model/names/civil-time.js";
import { parseRunFolder, parseStoredName } from "../model/names/stored-name.js";

/** A file of a run as its folder tells it, before its bytes were looked at. */
export interface StoredFile {
  readonly name: string;
  /** Unix time, seconds. */
  readonly time: number;
  readonly size: number;
}

/** Received files of one run, by the subsystem that owns them; by time, then name. */
export type RunInventory = ReadonlyMap<string, readonly StoredFile[]>;

const code = /^[A-Z][A-Z0-9]{1,11}$/;

/** Numbers of the runs that have a folder, ascending (WART 7: by number, not as text). */
export async function listRuns(dataFolder: string): Promise<readonly number[]> {
  const entries = await readdir(dataFolder, { withFileTypes: true });
  return entries
    .flatMap((entry) => (entry.isDirectory() ? (parseRunFolder(entry.name) ?? []) : []))
    .sort((a, b) => a - b);
}

/** Names of the folders in a run's folder that can be a subsystem's. */
export async function listSubsystemFolders(runPath: string): Promise<readonly string[]> {
  const entries = await readdir(runPath, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() && code.test(entry.name) ? entry.name : [])).sort();
}

/** The received files of a run; subsystems without any are left out (WART 8). */
export async function listRunFiles(runPath: string, timeZone: string): Promise<RunInventory> {
  const found = new Map<string, readonly StoredFile[]>();
  for (const subsystem of await listSubsystemFolders(runPath)) {
    const files = await listFiles(join(runPath, subsystem), subsystem, timeZone);
    if (files.length > 0) found.set(subsystem, files);
  }
  return found;
}

/**
 * Whether the folder of a subsystem holds these received files and no others, by their names: quicker than listing them, because
 * only other names are looked at.
 */
export async function holdsFiles(
  runPath: string,
  subsystem: string,
  names: readonly string[],
  timeZone: string,
): Promise<boolean> {
  const folder = join(runPath, subsystem);
  const missing = new Set(names);
  for (const name of await namesIn(folder)) {
    if (missing.delete(name)) continue;
    if (parseStoredName(name, timeZone)?.subsystem === subsystem && sizeOf(join(folder, name)) > 0) return false;
  }
  return missing.size === 0;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (hasErrno(error, "ENOENT", "ENOTDIR")) return [];
    throw error;
  }
}

async function listFiles(folder: string, subsystem: string, timeZone: string): Promise<readonly StoredFile[]> {
  const files: StoredFile[] = [];
  const timeOf = createTimeReader();
  for (const name of await readdir(folder)) {
    const parsed = parseStoredName(name, timeZone, timeOf);
    if (parsed?.subsystem !== subsystem) continue;
    const size = sizeOf(join(folder, name));
    // An empty file is a name that was claimed by a move which did not end.
    if (size > 0) files.push({ name, time: parsed.time, size });
  }
  // WART 2: by parsed time, not by text.
  return files.sort((a, b) => a.time - b.time || (a.name < b.name ? -1 : 1));
}

/** Synchronous, because thousands of these calls take less time than as many promises. */
function sizeOf(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() === true ? stats.size : 0;
}
