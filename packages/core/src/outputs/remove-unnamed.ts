import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { hasErrno } from "../disk/index.js";

/** So many of each kind stay for those who learnt their names long ago, for so long; milliseconds. */
const MOST_KEPT = 2;
const KEEP_NEWEST = 10 * 60_000;
/** All stay this long: who has just read a report opens what it names. */
const KEEP_ALL = 60_000;

const derived = /^hists\.(combined|processed)\..*\.root$/;

/**
 * Removes derived files that no report names any more. Who has one open reads on; who only has its name finds it for a minute
 * at least, the newest two for ten, so that what passes leave behind one after the other does not pile up.
 *
 * @param named - those that the report names.
 * @param now - milliseconds since 1970.
 */
export async function removeUnnamed(folder: string, named: readonly string[], now: number): Promise<void> {
  const kept = new Map<string, number>();
  for (const { name, kind, age } of await unnamedIn(folder, named, now)) {
    const newer = kept.get(kind) ?? 0;
    kept.set(kind, newer + 1);
    if (age > (newer < MOST_KEPT ? KEEP_NEWEST : KEEP_ALL)) await removeUnlessHeld(join(folder, name));
  }
}

interface Unnamed {
  readonly name: string;
  readonly kind: string;
  readonly age: number;
}

/** The youngest first. */
async function unnamedIn(folder: string, named: readonly string[], now: number): Promise<readonly Unnamed[]> {
  const found: Unnamed[] = [];
  for (const name of await readdir(folder)) {
    const kind = derived.exec(name)?.[1];
    if (kind === undefined || named.includes(name)) continue;
    try {
      found.push({ name, kind, age: now - (await stat(join(folder, name))).mtimeMs });
    } catch (error) {
      if (!hasErrno(error, "ENOENT")) throw error; // another process was quicker
    }
  }
  return found.sort((a, b) => a.age - b.age);
}

/** Systems that do not remove open files keep it until a later publication. */
async function removeUnlessHeld(path: string): Promise<void> {
  try {
    await rm(path, { force: true });
  } catch (error) {
    if (!hasErrno(error, "EBUSY", "EPERM", "EACCES")) throw error;
  }
}
