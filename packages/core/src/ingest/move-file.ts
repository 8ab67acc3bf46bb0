import { randomBytes } from "node:crypto";
import {
  constants,
  copyFile,
  link,
  lstat,
  mkdir,
  readFile,
  rename,
  rm,
  stat,
  unlink,
  writeFile,
} from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { hasErrno } from "../disk/index.js";

/**
 * "moved"; "same" when the target was there with the same bytes, so that only the source went;
 * "taken" when another file has the target's name; "vanished" when the source is no longer there.
 */
export type MoveOutcome = "moved" | "same" | "taken" | "vanished";

/**
 * Moves a file without ever replacing another one: a second name first, `between`, then the first name goes.
 * After a crash in between both names are there and are the same file; the next call ends the move.
 *
 * @param between - what must be on disk before the old name, and what it tells, is gone.
 */
export async function moveFile(source: string, target: string, between: () => Promise<void>): Promise<MoveOutcome> {
  await mkdir(dirname(target), { recursive: true });
  let outcome: MoveOutcome = "moved";
  try {
    if ((await lstat(source)).isSymbolicLink()) await copyBeside(source, target);
    else await link(source, target);
  } catch (error) {
    if (hasErrno(error, "ENOENT")) return "vanished";
    if (hasErrno(error, "EEXIST")) {
      if (!(await isSameFile(source, target))) {
        if (!(await hasSameBytes(source, target))) return "taken";
        outcome = "same";
      }
    } else if (hasErrno(error, "EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK")) {
      return moveWithoutLinks(source, target, between);
    } else {
      throw error;
    }
  }
  await between();
  await removeIfThere(source);
  return outcome;
}

/** What a link points to is somebody else's: it is copied, whole or not at all. */
async function copyBeside(source: string, target: string): Promise<void> {
  const beside = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString("hex")}`);
  try {
    await copyFile(source, beside, constants.COPYFILE_FICLONE);
    await link(beside, target);
  } finally {
    await rm(beside, { force: true });
  }
}

/** For file systems without hard links: an empty target claims the name, then the file takes its place. */
async function moveWithoutLinks(source: string, target: string, between: () => Promise<void>): Promise<MoveOutcome> {
  try {
    await writeFile(target, "", { flag: "wx" });
  } catch (error) {
    if (!hasErrno(error, "EEXIST")) throw error;
    if ((await stat(target)).size > 0) return "taken";
  }
  await between();
  try {
    await rename(source, target);
  } catch (error) {
    if (!hasErrno(error, "ENOENT")) throw error;
    await removeIfThere(target);
    return "vanished";
  }
  return "moved";
}

async function isSameFile(a: string, b: string): Promise<boolean> {
  const [first, second] = await Promise.all([stat(a), stat(b)]);
  return first.ino === second.ino && first.dev === second.dev;
}

async function hasSameBytes(a: string, b: string): Promise<boolean> {
  const [first, second] = await Promise.all([stat(a), stat(b)]);
  if (first.size !== second.size) return false;
  const [left, right] = await Promise.all([readFile(a), readFile(b)]);
  return left.equals(right);
}

async function removeIfThere(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (!hasErrno(error, "ENOENT")) throw error;
  }
}
