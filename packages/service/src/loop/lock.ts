import { randomBytes } from "node:crypto";
import { type FileHandle, link, mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { hasErrno } from "@overwatch/core/disk";
import { dataFolderLocked, lockLost } from "../errors/catalogue.js";
import { identityOf, type ProcessIdentity } from "./process-identity.js";

/** Who makes the standard results of a data folder. */
export interface LockOwner {
  readonly pid: number;
  readonly host: string;
  /** The command, for people. */
  readonly command: string;
  /** Absent where the system does not tell. */
  readonly process?: ProcessIdentity;
}

export interface Lock {
  /**
   * To be asked before every publication: a process that was suspended for long may have lost its lock meanwhile.
   *
   * @throws LOCK_LOST
   */
  readonly check: () => Promise<void>;
  /** Gives the lock back. */
  readonly release: () => Promise<void>;
}

/** For tests, and for who has another way of waiting. */
export interface LockOptions {
  /** Resolves after so many milliseconds; default: the timer of Node. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

export const LOCK = ".overwatch.lock";

/** The owner writes to its lock this often, milliseconds. */
const HEARTBEAT = 10_000;
/** A lock of another host that was not written to for this long is suspected to belong to nobody, milliseconds. */
const SUSPECT = 60_000;
/** A suspect is watched for so long before it is taken over: clocks jump, heartbeats do not lie, milliseconds. */
const WATCHED = 1.5 * HEARTBEAT;

/**
 * Takes the right to file and publish in a data folder. The lock of a process of this host is taken over when the process
 * is gone, also when another one has its number now; that of another host when its heartbeat has stopped, by the clock of
 * the disk and by being watched.
 *
 * @throws DATA_FOLDER_LOCKED with pid and host of the owner.
 */
export async function takeLock(
  dataFolder: string,
  command: string,
  { wait = setTimeout }: LockOptions = {},
): Promise<Lock> {
  await mkdir(dataFolder, { recursive: true });
  const path = join(dataFolder, LOCK);
  const identity = await identityOf(process.pid);
  const mine: LockOwner = { pid: process.pid, host: hostname(), command, ...(identity && { process: identity }) };
  const beside = `${path}.${randomBytes(6).toString("hex")}`;
  const file = await open(beside, "wx");
  let held = false;
  try {
    await file.writeFile(`${JSON.stringify(mine)}\n`);
    // Two rounds: at most one stale lock is in the way, whoever else takes it over wins.
    for (let round = 0; round < 2; round++) {
      held = await linked(beside, path);
      if (held) return hold(dataFolder, path, file);
      const owner = await ownerOf(path);
      if (owner !== undefined && (await isAlive(owner, path, beside, wait))) throw dataFolderLocked(dataFolder, owner);
      await setAside(path, owner);
    }
    throw dataFolderLocked(dataFolder, (await ownerOf(path)) ?? mine);
  } finally {
    await rm(beside, { force: true });
    if (!held) await file.close();
  }
}

/** A link is made by one process only, and the file that it shows is whole. */
async function linked(file: string, path: string): Promise<boolean> {
  try {
    await link(file, path);
    return true;
  } catch (error) {
    if (hasErrno(error, "EEXIST")) return false;
    throw error;
  }
}

/** Writes through `file`, so that the lock of one who took this one over is never touched. */
async function hold(dataFolder: string, path: string, file: FileHandle): Promise<Lock> {
  const { ino } = await file.stat({ bigint: true });
  const isMine = async () => (await stat(path, { bigint: true }).catch(() => undefined))?.ino === ino;
  const timer = setInterval(() => {
    file.write("\n").catch(() => {}); // a disk that is full or gone shows elsewhere
  }, HEARTBEAT);
  timer.unref();
  return {
    check: async () => {
      if (!(await isMine())) throw lockLost(dataFolder, await ownerOf(path));
    },
    release: async () => {
      clearInterval(timer);
      if (await isMine()) await rm(path, { force: true });
      await file.close();
    },
  };
}

async function ownerOf(path: string): Promise<LockOwner | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, "utf8"));
    const { pid, host, command, process: identity } = value as Partial<LockOwner>;
    if (typeof pid !== "number" || typeof host !== "string") return undefined;
    return { pid, host, command: String(command), ...(isIdentity(identity) && { process: identity }) };
  } catch (error) {
    if (hasErrno(error, "ENOENT") || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isIdentity(value: unknown): value is ProcessIdentity {
  const { system, started } = (value ?? {}) as Partial<ProcessIdentity>;
  return typeof system === "string" && typeof started === "string";
}

async function isAlive(
  { pid, host, process: known }: LockOwner,
  path: string,
  justNow: string,
  wait: NonNullable<LockOptions["wait"]>,
): Promise<boolean> {
  const ours = await identityOf(process.pid);
  // On the same system its process is there or not, whatever clocks and heartbeats say: it may be suspended.
  if (host === hostname() && known !== undefined && known.system === ours?.system) {
    return (await identityOf(pid))?.started === known.started;
  }
  if (host === hostname() && known === undefined && !processLives(pid)) return false;
  const seen = await timeOf(path);
  // By the clock of the disk: that of the other host may be another one.
  if (seen === undefined || ((await timeOf(justNow)) ?? 0) - seen < SUSPECT) return seen !== undefined;
  await wait(WATCHED);
  return (await timeOf(path)) !== seen;
}

/** Milliseconds since 1970; undefined when it is not there. */
async function timeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (hasErrno(error, "ENOENT")) return undefined;
    throw error;
  }
}

function processLives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasErrno(error, "EPERM"); // somebody else's, but there
  }
}

/** Removes a stale lock, unless another process has just put its own there. */
async function setAside(path: string, stale: LockOwner | undefined): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (hasErrno(error, "ENOENT")) return;
    throw error;
  }
  const taken = await ownerOf(aside);
  const isStale =
    taken?.pid === stale?.pid && taken?.host === stale?.host && taken?.process?.started === stale?.process?.started;
  if (isStale) await rm(aside, { force: true });
  else await linked(aside, path).then(() => rm(aside, { force: true }));
}
