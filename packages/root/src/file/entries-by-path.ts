import type { FileEntry } from "./file-entry.js";

/** Orders entries as they lie in the file. */
export const bySeek = (a: FileEntry, b: FileEntry): number => a.key.seek - b.key.seek;

/** The objects of each path, newest cycle first. */
export function entriesByPath(entries: readonly FileEntry[]): ReadonlyMap<string, readonly FileEntry[]> {
  const byPath = new Map<string, FileEntry[]>();
  for (const entry of entries) {
    if (entry.directory) continue;
    const same = byPath.get(entry.path);
    if (same === undefined) byPath.set(entry.path, [entry]);
    else same.push(entry);
  }
  for (const same of byPath.values()) same.sort((a, b) => b.cycle - a.cycle);
  return byPath;
}

/** The newest object of each path, in the order in which they lie in the file. */
export function newestByPath(entries: readonly FileEntry[]): ReadonlyMap<string, FileEntry> {
  const newest = new Map<string, FileEntry>();
  for (const entry of entries.filter(({ directory }) => !directory).sort(bySeek)) {
    const known = newest.get(entry.path);
    if (known === undefined || known.cycle < entry.cycle) newest.set(entry.path, entry);
  }
  return newest;
}
