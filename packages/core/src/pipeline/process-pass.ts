import type { Config } from "../config/index.js";
import { hasErrno } from "../disk/index.js";
import type { ContentCheck } from "../ingest/check-content.js";
import { holdsFiles, ingest, listRuns } from "../ingest/index.js";
import type { Logger } from "../log/index.js";
import { runFolder } from "../model/names/stored-name.js";
import type { PassReport, PassRun } from "../model/report.js";
import type { Candidate } from "../plugins/outcome.js";
import type { Store } from "../store/store.js";
import { filingOf } from "./filing.js";
import { findOpenRuns, type PassRequest } from "./find-open-runs.js";
import { CLOCK_GRAIN, foldersOf, folderTimes, newestOf } from "./folder-times.js";
import { type LookedRun, lookAtRun, type ThinnedFiles } from "./look-at-run.js";
import { processRun, type RunSubsystem } from "./process-run.js";
import { subsystemRules } from "./subsystem-rules.js";

/** What a pass touches outside of itself. */
export interface PassEdges {
  readonly config: Config;
  /** The usable plug-ins of the deployment. */
  readonly plugins: readonly Candidate[];
  readonly store: Store;
  readonly runSubsystem: RunSubsystem;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /**
   * How long a file that looks unfinished is watched before it is given up, milliseconds.
   * Absent in continuous operation, where the next pass looks again.
   */
  readonly settle?: number;
  /** Asked before each publication; rejects when another process does it now. */
  readonly mayPublish?: () => Promise<void>;
  /** What is recorded of files that thinning removed; absent when there are none. */
  readonly thinned?: ThinnedFiles;
  /**
   * Whether something arrived that should not wait for what is left. Then the pass ends behind its next run but one; the
   * next pass begins with the newest run again and goes on.
   */
  readonly enough?: () => boolean;
  readonly log: Logger;
}

/**
 * One pass over the data folder: files what was received, then brings every (run, subsystem) whose key is not that of
 * its report up to date. One that fails does not stop the others. Ended at any point, the next pass mends it.
 */
export async function processPass(request: PassRequest, edges: PassEdges): Promise<PassReport> {
  const started = edges.now();
  const { config, store, settle } = edges;
  const { dataFolder } = config;
  const filing = filingOf(config, edges.plugins);
  const rulesOf = subsystemRules(config, edges.plugins, filing);

  const filed = await ingest(filing.ingest, {
    dataFolder,
    check,
    now: edges.now,
    ...(settle === undefined ? {} : { settle: () => edges.wait(settle) }),
  });
  const seconds = { ingest: (edges.now() - started) / 1000, merge: 0, read: 0, hooks: 0, publish: 0 };

  const runs = await listRuns(dataFolder);
  const inventory = await store.inventory();
  const basisOf = (subsystem: string) => rulesOf(subsystem).basis;
  const open = findOpenRuns({ dataFolder, runs, inventory, config, request, basisOf });
  const looked: LookedRun[] = [];
  const passed: PassRun[] = [];
  for (const [done, { run, force }] of open.entries()) {
    // Two at least, so that old runs are reached in the end however often new files come.
    if (done > 1 && edges.enough?.()) break;
    const found = await ifThere(() => lookAtRun(dataFolder, run, filing, rulesOf, undefined, edges.thinned));
    if (found !== undefined && found.subsystems.length > 0) {
      looked.push(found);
      passed.push(await processRun(found, force, seconds, edges));
    }
    await forgetGone(run, found, inventory, store);
  }
  for (const run of new Set(inventory.map((row) => row.run))) {
    if (!runs.includes(run)) await forgetGone(run, undefined, inventory, store);
  }
  await recordFolders(looked, edges);
  const shown = request.runs ?? newestRuns(runs, request.unchanged ?? 0);
  passed.push(...(await unchangedRuns(shown, passed, store)));
  return {
    format: "overwatch-pass-1",
    runs: passed.sort((a, b) => a.run - b.run),
    replayed: filed.replayed,
    quarantined: filed.quarantined,
    ignored: filed.ignored,
    seconds: { total: (edges.now() - started) / 1000, ...seconds },
  };
}

/** Reading ROOT files is loaded with the first file that came: most passes of a quiet system have none. */
async function check(path: string): Promise<ContentCheck> {
  const { checkContent } = await import("../ingest/check-content.js");
  return checkContent(path);
}

/** Undefined when the folder disappeared since it was listed. */
async function ifThere<T>(look: () => Promise<T>): Promise<T | undefined> {
  try {
    return await look();
  } catch (error) {
    if (hasErrno(error, "ENOENT", "ENOTDIR")) return undefined;
    throw error;
  }
}

/** The index forgets what is no longer on disk. */
async function forgetGone(
  run: number,
  found: LookedRun | undefined,
  inventory: readonly { readonly run: number; readonly subsystem: string }[],
  store: Store,
): Promise<void> {
  for (const row of inventory) {
    if (row.run !== run || found?.subsystems.some(({ subsystem }) => subsystem === row.subsystem)) continue;
    await store.remove(run, row.subsystem);
  }
}

/**
 * Remembers when the folders of these runs changed last, so that later passes need not list them. Publishing changed
 * them just now: a file that arrives within the same tick of the clock would not be seen, so the tick is let pass, by waiting
 * or until the next pass, and the names are compared once more.
 */
async function recordFolders(looked: readonly LookedRun[], edges: PassEdges): Promise<void> {
  const { dataFolder, timeZone } = edges.config;
  const published = looked.length === 0 ? [] : await edges.store.inventory();
  for (const run of looked) {
    const known = published.filter((row) => row.run === run.run);
    if (known.length !== run.subsystems.length) continue; // one failed: look again
    let folders = folderTimes(dataFolder, foldersOf(run));
    const age = edges.now() - newestOf(folders);
    if (age >= 0 && age < CLOCK_GRAIN) {
      // The next pass looks at the run once more, and need not wait.
      if (edges.settle === undefined) continue;
      await edges.wait(CLOCK_GRAIN - age);
    }
    folders = folderTimes(dataFolder, foldersOf(run));
    if (await isCurrent(run, `${dataFolder}/${runFolder(run.run)}`, timeZone)) {
      await edges.store.recordFolders(run.run, folders);
    }
  }
}

/** Whether the files of a run are still those that were looked at: own ones, or borrowed ones and none of their own. */
async function isCurrent({ subsystems }: LookedRun, folder: string, timeZone: string): Promise<boolean> {
  for (const { subsystem, work } of subsystems) {
    const location = work.fileLocationSubsystem;
    const names = work.files.flatMap(({ name, thinned }) => (thinned === undefined ? name : []));
    if (location !== subsystem && !(await holdsFiles(folder, subsystem, [], timeZone))) return false;
    if (!(await holdsFiles(folder, location, names, timeZone))) return false;
  }
  return true;
}

function newestRuns(runs: readonly number[], count: number): readonly number[] {
  return count === 0 ? [] : runs.slice(-count);
}

/** Runs in which nothing changed, as they are in the index. */
async function unchangedRuns(
  runs: readonly number[],
  passed: readonly PassRun[],
  store: Store,
): Promise<readonly PassRun[]> {
  const known = new Set(passed.map(({ run }) => run));
  const found: PassRun[] = [];
  for (const run of runs) {
    if (known.has(run)) continue;
    const summary = await store.run(run);
    if (summary === undefined) continue;
    const reports = await store.reports(run);
    found.push({
      run,
      hltMode: summary.hltMode,
      subsystems: reports.map((report) => ({ status: "unchanged", report })),
    });
  }
  return found;
}
