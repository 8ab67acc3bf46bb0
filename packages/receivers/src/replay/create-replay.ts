import { createReadStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import type { Logger } from "@overwatch/core";
import { isOverwatchError } from "@overwatch/core/errors";
import { replayOntoItself } from "../errors/catalogue.js";
import { countObjects, createJournal, hashFile, type Receiver, takeFile, wait } from "../receiving/index.js";
import { planReplay, type ReplayFile, type ReplayPlan } from "./plan-replay.js";

/** How an old run comes again. */
export interface ReplayOptions extends ReplayPlan {
  /** The data folder that it comes into. */
  readonly to: string;
  /** Seconds between two portions; or at the pace of the run itself, times `speed`. */
  readonly pace: { readonly every: number; readonly files: number } | { readonly speed: number };
  /** Go on looking for further files of the run; default: end when all came. */
  readonly follow?: boolean;
  /** Seconds between two looks for files that did not come yet; default 1. */
  readonly sleep?: number;
}

/** What a replay touches beside files. */
export interface ReplayEdges {
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Lets an old run trickle in again, by copies: the run itself stays as it is (WART 69), and an interrupted replay may be
 * begun again. Throws `REPLAY_ONTO_ITSELF` when a run would come into its own folder under its own number.
 */
export function createReplay(options: ReplayOptions, { log, now }: ReplayEdges): Receiver {
  const { from, to, run, as = run, pace, follow = false, sleep = 1 } = options;
  if (resolve(from) === resolve(to) && as === run) throw replayOntoItself(run, to);
  const journal = createJournal({ kind: "replay", subsystem: "REPLAY", log, now });
  const came = new Set<string>();

  const bring = async ({ path, name }: ReplayFile): Promise<void> => {
    journal.heard();
    try {
      const { outcome, bytes } = await takeFile(createReadStream(path), to, name, { sha256: await hashFile(path) });
      came.add(name);
      if (outcome === "stored") journal.stored({ name, objects: await countObjects(to, name), bytes });
    } catch (error) {
      if (isOverwatchError(error)) {
        came.add(name); // it will not be better the next time
        journal.refused(error);
      } else journal.failed(error);
    }
  };

  return {
    health: journal.health,
    run: async (signal) => {
      await mkdir(to, { recursive: true });
      let last: number | undefined;
      let portion = 0;
      while (!signal.aborted) {
        const files = (await planReplay(options)).filter(({ name }) => !came.has(name));
        if (files.length === 0 && !follow) break;
        for (const file of files) {
          const pause = pauseBefore(file, last, portion++, pace);
          if (pause > 0) await wait(pause, signal);
          if (signal.aborted) break;
          await bring(file);
          last = file.time;
        }
        if (follow || files.some(({ name }) => !came.has(name))) await wait(sleep * 1000, signal);
      }
      journal.stopped();
    },
  };
}

/** Milliseconds. */
function pauseBefore(
  { time }: ReplayFile,
  last: number | undefined,
  index: number,
  pace: ReplayOptions["pace"],
): number {
  if (last === undefined) return 0;
  if ("speed" in pace) return (Math.max(0, time - last) / pace.speed) * 1000;
  return index % pace.files === 0 ? Math.max(0, pace.every) * 1000 : 0;
}
