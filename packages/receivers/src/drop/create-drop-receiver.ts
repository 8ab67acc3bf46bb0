import { createReadStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import type { Logger } from "@overwatch/core";
import { isOverwatchError } from "@overwatch/core/errors";
import { fileRefused } from "../errors/catalogue.js";
import {
  countObjects,
  createJournal,
  createJudge,
  type FoundFile,
  hashFile,
  listReceived,
  type Receiver,
  takeFile,
  wait,
  writeHeartbeat,
} from "../receiving/index.js";

/** A folder that others copy files into. */
export interface DropOptions {
  /** The folder; it is made if it is not there. */
  readonly from: string;
  /** Seconds between two looks; default 5. */
  readonly sleep?: number;
}

/** What the receiver touches beside the folder. */
export interface DropEdges {
  readonly dataFolder: string;
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const NAME = "DROP";

/**
 * Takes complete received files out of a folder, which may be on another disk. Growing files are left alone, files that
 * cannot be used stay where they are and are told of once. What was taken is removed there when it is safe here.
 */
export function createDropReceiver({ from, sleep = 5 }: DropOptions, edges: DropEdges): Receiver {
  const { dataFolder, log, now } = edges;
  const journal = createJournal({ kind: "drop", subsystem: NAME, log, now });
  const judge = createJudge(now);

  const take = async (file: FoundFile) => {
    const { name, path } = file;
    const verdict = await judge(file);
    if (verdict === "later") return;
    journal.heard();
    if (verdict !== "take") return journal.refused(fileRefused(verdict.code, verdict.message));
    const sha256 = await hashFile(path);
    const { outcome, bytes } = await takeFile(createReadStream(path), dataFolder, name, { sha256 });
    await rm(path, { force: true });
    if (outcome === "stored") journal.stored({ name, objects: await countObjects(dataFolder, name), bytes });
  };
  const look = async () => {
    for (const file of await listReceived(from)) {
      try {
        await take(file);
      } catch (error) {
        // The next look finds it again.
        if (isOverwatchError(error)) journal.refused(error);
        else journal.failed(error);
      }
    }
  };

  return {
    health: journal.health,
    run: async (signal) => {
      await mkdir(dataFolder, { recursive: true });
      await mkdir(from, { recursive: true });
      while (!signal.aborted) {
        await look().catch((error: unknown) => journal.failed(error));
        await writeHeartbeat(dataFolder, journal.health(), now()).catch((error: unknown) => log.debug(String(error)));
        await wait(sleep * 1000, signal);
      }
      journal.stopped();
    },
  };
}
