import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { listRuns, listSubsystemFolders } from "../../ingest/index.js";
import { runFolder } from "../../model/names/stored-name.js";
import { OTHER_TRENDS, publishFiles, REPORT, readReport } from "../../outputs/index.js";
import type { RebuildSummary } from "../../store/index.js";
import { filingOf } from "../filing.js";
import { hashOf } from "../hash-of.js";
import { keepOtherTrends } from "../keep-other-trends.js";
import type { LookedRun } from "../look-at-run.js";
import type { PassEdges } from "../process-pass.js";
import { readPublications } from "../read-publications.js";
import { subsystemRules } from "../subsystem-rules.js";
import { digestOfAll, digestResult } from "./digest-result.js";
import { type DoneRun, openJournal } from "./journal.js";
import { type PlainFailure, type Remade, type RemakeEdges, remakeRuns } from "./remake-runs.js";

/** What a rebuilding is asked for. */
export interface RebuildRequest {
  /** Only these runs; default all. */
  readonly runs?: readonly number[];
  /** Does not go on where an interrupted rebuilding ended. */
  readonly restart?: boolean;
}

/** What a rebuilding touches outside of itself. */
export type RebuildEdges = RemakeEdges &
  Pick<PassEdges, "store" | "mayPublish"> & {
    /** Called when a run is done. */
    readonly progress: (label: string, done: number, total: number) => void;
  };

/** What a rebuilding made. */
export interface RebuildReport {
  readonly format: "overwatch-rebuild-1";
  readonly runs: number;
  readonly subsystems: number;
  /** Received files that were read. */
  readonly files: number;
  /** Runs that an interrupted rebuilding had done before. */
  readonly resumed: number;
  /** False when it was ended before all runs were done: the next call goes on. */
  readonly complete: boolean;
  readonly failed: readonly ({ readonly run: number; readonly subsystem: string } & PlainFailure)[];
  /** Reports without files, which were removed: `Run1/EMC`. */
  readonly removed: readonly string[];
  readonly index: RebuildSummary;
  /** Over all that was made, decoded: equal for equal results, on every host and version of Node. */
  readonly digest: string;
  /** Wall time. */
  readonly seconds: number;
}

/**
 * Makes everything that is derived anew from the received files, run info and configuration: combined and processed files,
 * reports, and then the index. What cannot be made keeps its old result and is named. Ended at any point, the next call
 * goes on with the runs that are left. The caller holds the lock of the data folder.
 */
export async function rebuild(request: RebuildRequest, edges: RebuildEdges): Promise<RebuildReport> {
  const started = edges.now();
  const { dataFolder } = edges.config;
  const all = await listRuns(dataFolder);
  const runs = (request.runs === undefined ? all : all.filter((run) => request.runs?.includes(run))).toReversed();
  const journal = await openJournal(dataFolder, recipeOf(edges), request.restart ?? false);
  const made = new Map<number, DoneRun>();
  for (const run of runs) {
    const done = journal.done.get(run);
    if (done !== undefined && (await isStillThere(dataFolder, run, done))) made.set(run, done);
  }
  const resumed = made.size;
  const left = runs.filter((run) => !made.has(run));
  const report = { subsystems: 0, files: 0, failed: [] as RebuildReport["failed"][number][], removed: [] as string[] };

  await remakeRuns(left, edges, async (run, remade) => {
    const digests: Record<string, string> = {};
    for (const one of remade) {
      if (one.error !== undefined) {
        report.failed.push({ run: run.run, subsystem: one.looked.subsystem, ...one.error });
        continue;
      }
      digests[one.looked.subsystem] = await publish(one, edges);
      report.subsystems++;
    }
    report.files += filesOf(run);
    report.removed.push(...(await removeSurplus(dataFolder, run)));
    made.set(run.run, digests);
    if (remade.every(({ error }) => error === undefined)) await journal.add(run.run, digests);
    edges.progress(`run ${run.run}`, made.size, runs.length);
  });

  const complete = made.size === runs.length || edges.signal?.aborted !== true; // without what disappeared meanwhile
  const index = await edges.store.rebuild(readPublications(dataFolder));
  if (complete && request.runs === undefined) await journal.end();
  return {
    format: "overwatch-rebuild-1",
    runs: made.size,
    ...report,
    resumed,
    complete,
    index,
    digest: digestOfAll(made),
    seconds: (edges.now() - started) / 1000,
  };
}

/** Code and configuration, as far as they decide results. */
function recipeOf({ config, plugins }: RemakeEdges): string {
  const filing = filingOf(config, plugins);
  const basisOf = subsystemRules(config, plugins, filing);
  const known = [...plugins.map(({ manifest }) => manifest.subsystem), ...(config.subsystemList ?? [])];
  const bases = [...new Set(known)].sort().map((subsystem) => [subsystem, basisOf(subsystem).basis]);
  return hashOf({ bases, assign: filing.assign, detectors: config.detectors, cumulative: config.cumulativeMode });
}

/** Whether what was made of a run is there: somebody may have removed it since. */
async function isStillThere(dataFolder: string, run: number, done: DoneRun): Promise<boolean> {
  for (const subsystem of Object.keys(done)) {
    if ((await readReport(join(dataFolder, runFolder(run), subsystem))) === undefined) return false;
  }
  return true;
}

async function publish({ looked, result }: Extract<Remade, { result: object }>, edges: RebuildEdges): Promise<string> {
  const { work, subsystem, published } = looked;
  const folder = join(edges.config.dataFolder, runFolder(work.run), subsystem);
  const passages = published?.madeBy.passages;
  // What was published as it came stays so; what is made again says nothing about how long things take.
  const report = { ...result.report, madeBy: { ...result.report.madeBy, ...(passages && { passages }) } };
  const newest = join(work.folder, work.files.at(-1)?.name ?? "");
  const digest = await digestResult(result);
  await edges.mayPublish?.();
  await keepOtherTrends(folder, published, report);
  await publishFiles(folder, report, result.outputs, newest, edges.now());
  return digest;
}

/** Files that several subsystems use count once. */
function filesOf({ subsystems }: LookedRun): number {
  return new Set(subsystems.flatMap(({ work }) => work.files.map(({ name }) => join(work.folder, name)))).size;
}

/** Derived files in folders of subsystems that the run does not have (any more). */
async function removeSurplus(dataFolder: string, { run, subsystems }: LookedRun): Promise<readonly string[]> {
  const removed: string[] = [];
  for (const place of await surplusReports(dataFolder, run, subsystems)) {
    const folder = join(dataFolder, place);
    for (const name of await readdir(folder)) {
      if (name === REPORT || name === OTHER_TRENDS || /^hists\.(combined|processed)\..*\.root$/.test(name))
        await rm(join(folder, name));
    }
    removed.push(place);
  }
  return removed;
}

/** Folders with a report, relative to the data folder, of subsystems that the run does not have. */
export async function surplusReports(
  dataFolder: string,
  run: number,
  subsystems: LookedRun["subsystems"],
): Promise<readonly string[]> {
  const wanted = new Set(subsystems.map(({ subsystem }) => subsystem));
  const found: string[] = [];
  for (const subsystem of await listSubsystemFolders(join(dataFolder, runFolder(run)))) {
    if (wanted.has(subsystem)) continue;
    const names = await readdir(join(dataFolder, runFolder(run), subsystem));
    if (names.includes(REPORT)) found.push(`${runFolder(run)}/${subsystem}`);
  }
  return found;
}
