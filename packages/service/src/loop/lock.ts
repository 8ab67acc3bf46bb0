import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { hasErrno } from "@overwatch/core/disk";
import { dataFolderLocked } from "../errors/catalogue.js";

/** Who makes the standard results of a data folder. */
export interface LockOwner {
  readonly pid: number;
  readonly host: string;
  /** The command, for people. */
  readonly command: string;
}

export interface Lock {
  /** Gives the lock back. */
  readonly release: () => Promise<void>;
}

export const LOCK = ".overwatch.lock";

/** The owner touches its lock this often, milliseconds. */
const HEARTBEAT = 10_000;
/** A lock that was not touched for this long belongs to nobody: its host or process is gone. */
const STALE = 60_000;

/**
 * Takes the right to file and publish in a data folder. A lock whose process has died on this host, or whose heartbeat
 * stopped, is taken over.
 *
 * @throws DATA_FOLDER_LOCKED with pid and host of the owner.
 */
export async function takeLock(dataFolder: string, command: string): Promise<Lock> {
  await mkdir(dataFolder, { recursive: true });
  const path = join(dataFolder, LOCK);
  const mine: LockOwner = { pid: process.pid, host: hostname(), command };
  const beside = `${path}.${randomBytes(6).toString("hex")}`;
  await writeFile(beside, JSON.stringify(mine));
  try {
    // Two rounds: at most one stale lock is in the way, whoever else takes it over wins.
    for (let round = 0; round < 2; round++) {
      if (await linked(beside, path)) return hold(path);
      const owner = await ownerOf(path);
      if (owner !== undefined && (await isAlive(owner, path))) throw dataFolderLocked(dataFolder, owner);
      await setAside(path, owner);
    }
    throw dataFolderLocked(dataFolder, (await ownerOf(path)) ?? mine);
  } finally {
    await rm(beside, { force: true });
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

function hold(path: string): Lock {
  const timer = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => {}); // a folder that disappeared shows elsewhere
  }, HEARTBEAT);
  timer.unref();
  return {
    release: async () => {
      clearInterval(timer);
      await rm(path, { force: true });
    },
  };
}

async function ownerOf(path: string): Promise<LockOwner | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, "utf8"));
    const { pid, host, command } = value as Partial<LockOwner>;
    return typeof pid === "number" && typeof host === "string" ? { pid, host, command: String(command) } : undefined;
  } catch (error) {
    if (hasErrno(error, "ENOENT") || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

async function isAlive({ pid, host }: LockOwner, path: string): Promise<boolean> {
  if (host === hostname() && !processLives(pid)) return false;
  try {
    return Date.now() - (await stat(path)).mtimeMs < STALE;
  } catch (error) {
    if (hasErrno(error, "ENOENT")) return false;
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
  if (taken?.pid === stale?.pid && taken?.host === stale?.host) await rm(aside, { force: true });
  else await linked(aside, path).then(() => rm(aside, { force: true }));
}
