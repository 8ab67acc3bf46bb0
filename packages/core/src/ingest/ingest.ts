import { stat } from "node:fs/promises";
import { join } from "node:path";
import { hasErrno } from "../disk/index.js";
import { fileNameTaken } from "../errors/catalogue.js";
import { runFolder } from "../model/names/stored-name.js";
import type { PassReport } from "../model/report.js";
import type { ContentCheck } from "./check-content.js";
import { listSpool, type SpoolEntry } from "./list-spool.js";
import { moveFile } from "./move-file.js";
import { type IngestRules, type PlannedMove, planMove } from "./plan-move.js";
import { quarantine } from "./quarantine.js";
import { foldMode, RUN_INFO, readRunInfo, writeRunInfo } from "./run-info.js";

/** Folder of replays of old data: HLT mode E. */
export const REPLAY_FOLDER = "ReplayData";

/** A file that may still be written counts as given up when it has not changed for this long, milliseconds. */
const GIVEN_UP_AFTER = 60_000;

/** Files of the system itself, which are no news to anybody. */
const own = /^(overwatch|state)\.db|^config\.yaml$|^heartbeat\./;

export interface IngestEdges {
  readonly dataFolder: string;
  readonly check: (path: string) => Promise<ContentCheck>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /**
   * Waits before an unfinished file is looked at again in the same pass; one that has not changed by then is given up.
   * Absent in continuous operation, where the next pass looks again.
   */
  readonly settle?: () => Promise<void>;
}

export type IngestReport = Pick<PassReport, "replayed" | "quarantined" | "ignored"> & {
  readonly moved: readonly PlannedMove[];
};

interface Unfinished {
  readonly entry: SpoolEntry & { type: "file" };
  readonly move: PlannedMove;
  readonly verdict: Exclude<ContentCheck, { status: "usable" }>;
}

/**
 * Files what lies in the data folder: complete received files into their runs, replays apart, unusable ones into
 * quarantine; everything else stays and is listed. May be ended at any point and called again.
 */
export async function ingest(rules: IngestRules, edges: IngestEdges): Promise<IngestReport> {
  const report = { moved: [] as PlannedMove[], replayed: [], quarantined: [], ignored: [] } as Mutable<IngestReport>;
  const unfinished: Unfinished[] = [];

  for (const entry of await listSpool(edges.dataFolder)) {
    if (own.test(entry.name)) continue;
    const decision = planMove(entry, rules);
    if (decision.action === "ignore") {
      report.ignored.push({ file: decision.name, reason: decision.reason });
    } else if (entry.type === "file") {
      const verdict = await edges.check(join(edges.dataFolder, entry.name));
      if (verdict.status === "growing") unfinished.push({ entry, move: decision.move, verdict });
      else await settleOne(decision.move, verdict, report, edges);
    }
  }
  await settleUnfinished(unfinished, report, edges);
  return {
    moved: report.moved,
    replayed: report.replayed.sort(byFile),
    quarantined: report.quarantined.sort(byFile),
    ignored: report.ignored.sort(byFile),
  };
}

function byFile(a: { readonly file: string }, b: { readonly file: string }): number {
  return a.file < b.file ? -1 : 1;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };

async function settleUnfinished(unfinished: readonly Unfinished[], report: Mutable<IngestReport>, edges: IngestEdges) {
  const young = unfinished.filter(({ entry }) => edges.now() - entry.changedAt < GIVEN_UP_AFTER);
  if (young.length > 0) await edges.settle?.();
  for (const { entry, move, verdict } of unfinished) {
    const givenUp = edges.settle !== undefined || edges.now() - entry.changedAt >= GIVEN_UP_AFTER;
    if (givenUp && (await isUnchanged(edges.dataFolder, entry))) {
      await settleOne(move, { ...verdict, status: "unusable" }, report, edges);
    } else {
      const message = withoutFolder(verdict.message, edges.dataFolder);
      report.ignored.push({ file: move.name, reason: `may still be written: ${message}` });
    }
  }
}

async function isUnchanged(dataFolder: string, entry: Unfinished["entry"]): Promise<boolean> {
  try {
    const { size, mtimeMs } = await stat(join(dataFolder, entry.name));
    return size === entry.size && mtimeMs === entry.changedAt;
  } catch (error) {
    if (hasErrno(error, "ENOENT")) return false;
    throw error;
  }
}

async function settleOne(
  move: PlannedMove,
  verdict: Exclude<ContentCheck, { status: "growing" }>,
  report: Mutable<IngestReport>,
  edges: IngestEdges,
): Promise<void> {
  const { dataFolder } = edges;
  if (verdict.status === "unusable") {
    const { status: _, ...reason } = { ...verdict, message: withoutFolder(verdict.message, dataFolder) };
    if (await quarantine(dataFolder, move.name, reason)) {
      report.quarantined.push({ file: move.name, code: reason.code, message: reason.message });
    } else {
      report.ignored.push({ file: move.name, reason: "gone before it could be set aside" });
    }
    return;
  }
  const run = join(dataFolder, ...(move.replay ? [REPLAY_FOLDER] : []), runFolder(move.run));
  const target = join(run, move.subsystem, move.target);
  const outcome = await moveFile(join(dataFolder, move.name), target, () =>
    move.replay ? Promise.resolve() : rememberMode(join(run, RUN_INFO), move),
  );
  if (outcome === "vanished") {
    report.ignored.push({ file: move.name, reason: "gone before it could be moved" });
  } else if (outcome === "same") {
    report.ignored.push({ file: move.name, reason: "removed: the same bytes are in the run already" });
  } else if (outcome === "taken") {
    const { code, message, hint = "" } = fileNameTaken(move.name, move.run, move.subsystem, move.target);
    await settleOne(move, { status: "unusable", code, message, hint }, report, edges);
  } else if (move.replay) {
    report.replayed.push({ file: move.name, run: move.run });
  } else {
    report.moved.push(move);
  }
}

/** Where the data are is no part of what is wrong with a file: reports do not depend on it. */
function withoutFolder(message: string, dataFolder: string): string {
  return message.replaceAll(join(dataFolder, "/"), "");
}

/** The mode is only in the received name, so it must be on disk before that name is gone. */
async function rememberMode(path: string, move: PlannedMove): Promise<void> {
  const known = await readRunInfo(path);
  const info = foldMode(known.hltMode === "U" && known.from === undefined ? undefined : known, move);
  if (info !== known) await writeRunInfo(path, info);
}
