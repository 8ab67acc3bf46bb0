import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Logger } from "@overwatch/core";
import { hasErrno } from "@overwatch/core/disk";
import { fileRefused } from "../errors/catalogue.js";
import {
  createJournal,
  createJudge,
  type FoundFile,
  hashFile,
  listReceived,
  type Receiver,
  wait,
  writeHeartbeat,
} from "../receiving/index.js";
import { openStorage, type Site } from "./site.js";
import { type Retries, withRetries } from "./with-retries.js";

/** What is sent where. */
export interface TransferOptions extends Partial<Retries> {
  /** The folder that receivers write into. */
  readonly from: string;
  readonly sites: readonly Site[];
  /** Where files wait for sites that are down; default `{from}/tempStorage`. */
  readonly storage?: string;
  /** Seconds between two looks; default 20. */
  readonly sleep?: number;
  /** Leave files in `from` when every site has them; default false. */
  readonly keep?: boolean;
}

/** What the transfer touches beside files and sites. */
export interface TransferEdges {
  readonly log: Logger;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const defaults = { retries: 2, delay: 3000, sleep: 20, keep: false } as const;
/** Without a file for so long, somebody should look at the receivers. Milliseconds. */
const SILENCE = 12 * 3_600_000;
const NAME = "TRANSFER";

/**
 * Copies received files to other sites. A file is removed here only when each site has confirmed its hash, or it lies,
 * verified, in that site's temporary storage, out of which it is sent once the site is back.
 */
export function createTransfer(options: TransferOptions, { log, now }: TransferEdges): Receiver {
  const { from, sites, storage = join(from, "tempStorage") } = options;
  const { retries, delay, sleep, keep } = { ...defaults, ...options };
  const journal = createJournal({ kind: "transfer", subsystem: NAME, log, now });
  const judge = createJudge(now);
  /** Names that are everywhere already, while they are kept. */
  const done = new Set<string>();
  let spokeAt = now();

  /** Whether the site has all that waited for it. Oldest first; the first failure ends it, as the site is down. */
  const catchUp = async (site: Site, signal: AbortSignal): Promise<boolean> => {
    const folder = join(storage, site.name);
    await mkdir(folder, { recursive: true });
    for (const { name, path, size } of await listReceived(folder)) {
      if (signal.aborted) return false;
      try {
        await site.send({ path, name, sha256: await hashFile(path) });
        await rm(path);
        journal.stored({ name: `${name} to ${site.name}`, objects: 0, bytes: size });
      } catch (error) {
        journal.failed(error);
        return false;
      }
    }
    return true;
  };

  /** Sends to a site, or puts aside for it. Resolves to whether the site can be reached. */
  const deliver = async (
    site: Site,
    file: FoundFile & { readonly sha256: string },
    isUp: boolean,
    signal: AbortSignal,
  ) => {
    if (isUp) {
      try {
        await withRetries(() => site.send(file), { retries, delay }, signal);
        journal.stored({ name: `${file.name} to ${site.name}`, objects: 0, bytes: file.size });
        return true;
      } catch (error) {
        journal.failed(error);
      }
    }
    await (await openStorage(join(storage, site.name), site.name)).send(file);
    return false;
  };

  const round = async (signal: AbortSignal) => {
    const up = new Map<Site, boolean>();
    await Promise.all(sites.map(async (site) => up.set(site, await catchUp(site, signal))));
    for (const file of await listReceived(from)) {
      if (signal.aborted) return;
      if (done.has(file.name)) continue;
      try {
        const verdict = await judge(file);
        if (verdict === "later") continue;
        journal.heard();
        if (verdict !== "take") {
          journal.refused(fileRefused(verdict.code, verdict.message));
          continue;
        }
        const known = { ...file, sha256: await hashFile(file.path) };
        const reached = sites.map(async (site) =>
          up.set(site, await deliver(site, known, up.get(site) ?? false, signal)),
        );
        await Promise.all(reached);
        spokeAt = now();
        if (keep) done.add(file.name);
        else await rm(file.path);
      } catch (error) {
        // Filed into its run since the listing: whoever processes here has it.
        if (!hasErrno(error, "ENOENT")) journal.failed(error);
      }
    }
    if (now() - spokeAt > SILENCE) {
      log.warn("transfer: no file came for 12 hours: check the receivers");
      spokeAt = now();
    }
  };

  return {
    health: journal.health,
    run: async (signal) => {
      await mkdir(from, { recursive: true });
      while (!signal.aborted) {
        await round(signal).catch((error: unknown) => journal.failed(error));
        await writeHeartbeat(from, journal.health(), now()).catch((error: unknown) => log.debug(String(error)));
        await wait(sleep * 1000, signal);
      }
      journal.stopped();
    },
  };
}
