import { join } from "node:path";
import type { Config } from "../config/index.js";
import { subsystemFailed } from "../errors/catalogue.js";
import { isOverwatchError } from "../errors/index.js";
import { listRuns } from "../ingest/index.js";
import { runFolder } from "../model/names/stored-name.js";
import type { HookFailureReport, SubsystemReport, TrendReport } from "../model/report.js";
import { readOtherTrends, writeOtherTrends } from "../outputs/index.js";
import type { Candidate } from "../plugins/outcome.js";
import { encodePlain, type Store, trendVersion, trendVersions } from "../store/index.js";
import type { RunRange } from "../store/store.js";
import { filingOf } from "./filing.js";
import { type Looked, lookAtRun, type ThinnedFiles } from "./look-at-run.js";
import type { RunSubsystem } from "./process-run.js";
import { subsystemRules } from "./subsystem-rules.js";

/** Which trends of which runs are made again. */
export interface RecomputeRequest extends RunRange {
  /** Ids; default all. */
  readonly trends?: readonly string[];
}

/** What making trends again touches outside of itself. */
export interface RecomputeEdges {
  readonly config: Config;
  readonly plugins: readonly Candidate[];
  readonly store: Store;
  readonly runSubsystem: RunSubsystem;
  readonly thinned?: ThinnedFiles;
  /** Asked before each write; rejects when another process does it now. */
  readonly mayPublish?: () => Promise<void>;
}

/** One trend in one run. */
export interface RecomputedTrend {
  readonly id: string;
  readonly version: string;
  readonly points: number;
  /** Whether what was known of this version in this run is the same, was another, or was not there. */
  readonly outcome: "same" | "changed" | "new";
}

/** What came of one run of one subsystem. */
export interface RecomputedRun {
  readonly run: number;
  readonly subsystem: string;
  readonly trends: readonly RecomputedTrend[];
  readonly failures: readonly HookFailureReport[];
  /** Why nothing could be made at all. */
  readonly error?: { readonly code: string; readonly message: string };
}

/**
 * Makes trends of past runs again from the received files, with the present code and configuration, run by run, oldest first:
 * the same points as if the runs came now. The report of a run stays as it is; points that differ from what is known are put
 * beside it and into the index. Only the histograms that these trends look at are read. The caller holds the lock of the
 * data folder.
 */
export async function* recomputeTrends(
  { trends, fromRun = Number.NEGATIVE_INFINITY, toRun = Number.POSITIVE_INFINITY }: RecomputeRequest,
  edges: RecomputeEdges,
): AsyncGenerator<RecomputedRun> {
  const { config, plugins, thinned } = edges;
  const filing = filingOf(config, plugins);
  const rulesOf = subsystemRules(config, plugins, filing);
  for (const run of await listRuns(config.dataFolder)) {
    if (run < fromRun || run > toRun) continue;
    const looked = await lookAtRun(config.dataFolder, run, filing, rulesOf, undefined, thinned);
    const published = looked.subsystems.filter((each) => each.published !== undefined);
    const made = await Promise.all(published.map((each) => makeAgain(each, trends, edges)));
    for (const [at, { report, error }] of made.entries()) {
      const { subsystem, published: before } = published[at] as Looked;
      if (report === undefined || before === undefined) {
        yield { run, subsystem, trends: [], failures: [], ...(error && { error }) };
        continue;
      }
      const { failures } = report;
      if (trends !== undefined && report.trends.length + failures.length === 0) continue;
      yield { run, subsystem, trends: await record(before, report.trends, looked.hltMode, edges), failures };
    }
  }
}

async function makeAgain(
  { work, subsystem }: Looked,
  trends: readonly string[] | undefined,
  { plugins, runSubsystem }: RecomputeEdges,
): Promise<{
  readonly report?: SubsystemReport;
  readonly error?: { readonly code: string; readonly message: string };
}> {
  const plugin = plugins.find(({ manifest }) => manifest.subsystem === subsystem);
  const { previous: _, ...afresh } = work;
  try {
    return { report: (await runSubsystem({ ...afresh, recompute: { trends } }, plugin)).report };
  } catch (thrown) {
    const { code, message } = isOverwatchError(thrown) ? thrown : subsystemFailed(work.run, subsystem, thrown);
    return { error: { code, message } };
  }
}

/** Writes what differs from what is known. */
async function record(
  published: SubsystemReport,
  made: readonly TrendReport[],
  hltMode: string,
  { config, store, mayPublish }: RecomputeEdges,
): Promise<readonly RecomputedTrend[]> {
  const folder = join(config.dataFolder, runFolder(published.run), published.subsystem);
  const beside = await readOtherTrends(folder);
  const known = new Map(trendVersions(published, beside).map(({ trend }) => [nameOf(trend), trend]));
  const outcomes = made.map((trend) => ({ trend, outcome: compare(known.get(nameOf(trend)), trend) }));
  const changed = outcomes.filter(({ outcome }) => outcome !== "same").map(({ trend }) => trend);
  if (changed.length > 0) {
    const replaced = new Set(changed.map(nameOf));
    const recomputed = [...beside.recomputed.filter((trend) => !replaced.has(nameOf(trend))), ...changed];
    const otherTrends = { kept: beside.kept, recomputed };
    await mayPublish?.();
    await writeOtherTrends(folder, otherTrends);
    await store.publish({ hltMode, report: published, folders: {}, otherTrends });
  }
  return outcomes.map(({ trend, outcome }) => ({
    id: trend.id,
    version: trendVersion(trend),
    points: trend.points.length,
    outcome,
  }));
}

function compare(known: TrendReport | undefined, made: TrendReport): RecomputedTrend["outcome"] {
  if (known === undefined) return "new";
  return encodePlain(known) === encodePlain(made) ? "same" : "changed";
}

function nameOf(trend: TrendReport): string {
  return JSON.stringify([trend.id, trendVersion(trend)]);
}
