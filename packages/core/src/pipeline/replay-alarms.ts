import type { Config } from "../config/index.js";
import { isOverwatchError } from "../errors/index.js";
import { listRuns } from "../ingest/index.js";
import type { HookFailureReport } from "../model/report.js";
import type { Candidate } from "../plugins/outcome.js";
import type { RunRange } from "../store/store.js";
import { compareFlags, type ReplayedAlarm } from "./compare-flags.js";
import { filingOf } from "./filing.js";
import { type Looked, lookAtRun } from "./look-at-run.js";
import type { RunSubsystem } from "./process-run.js";
import { subsystemRules } from "./subsystem-rules.js";

/** What would be with another configuration of alarms, in one run of one subsystem. */
export interface ReplayedRun {
  readonly run: number;
  readonly subsystem: string;
  readonly alarms: readonly ReplayedAlarm[];
  /** What failed with the other configuration. */
  readonly failures: readonly HookFailureReport[];
  /** Why it could not be replayed at all. */
  readonly error?: { readonly code: string; readonly message: string };
}

/** What a replay of alarms touches outside of itself. */
export interface ReplayEdges {
  /** As it is, and as it would be. */
  readonly before: Config;
  readonly after: Config;
  readonly plugins: readonly Candidate[];
  readonly runSubsystem: RunSubsystem;
}

/**
 * What another configuration of alarms would have said of past runs, run by run, oldest first: the same verdicts as if the
 * runs were processed again with it, which is what is done where alarms look at histograms. Nothing is published. Subsystems
 * whose configuration is the same are left out, as are those that were never published.
 */
export async function* replayAlarms(range: RunRange, edges: ReplayEdges): AsyncGenerator<ReplayedRun> {
  const { before, after, plugins } = edges;
  const filing = filingOf(after, plugins);
  const [old, next] = [subsystemRules(before, plugins, filing), subsystemRules(after, plugins, filing)];
  const { fromRun = Number.NEGATIVE_INFINITY, toRun = Number.POSITIVE_INFINITY } = range;
  for (const run of await listRuns(after.dataFolder)) {
    if (run < fromRun || run > toRun) continue;
    for (const looked of (await lookAtRun(after.dataFolder, run, filing, next)).subsystems) {
      const { subsystem } = looked;
      if (old(subsystem).basis === next(subsystem).basis) continue;
      const replayed = await replayOne(looked, changedAlarms(old(subsystem).work, next(subsystem).work), edges);
      if (replayed !== undefined) yield { run, subsystem, ...replayed };
    }
  }
}

async function replayOne(
  { published, work, subsystem }: Looked,
  alarms: readonly string[] | undefined,
  { plugins, runSubsystem }: ReplayEdges,
): Promise<Omit<ReplayedRun, "run" | "subsystem"> | undefined> {
  if (published === undefined) return undefined;
  const plugin = plugins.find(({ manifest }) => manifest.subsystem === subsystem);
  const { previous: _, ...afresh } = work;
  try {
    const { report } = await runSubsystem({ ...afresh, replay: { published, alarms } }, plugin);
    return { alarms: compareFlags(published, report, alarms && new Set(alarms)), failures: report.failures };
  } catch (error) {
    const { code, message } = isOverwatchError(error) ? error : { code: "SUBSYSTEM_FAILED", message: String(error) };
    return { alarms: [], failures: [], error: { code, message } };
  }
}

type Rules = ReturnType<ReturnType<typeof subsystemRules>>["work"];

/** Ids of the alarms whose configuration is another one; undefined when something else is, too. */
function changedAlarms(before: Rules, after: Rules): readonly string[] | undefined {
  const { alarms: old = {}, ...oldRest } = before.monitoring;
  const { alarms: next = {}, ...nextRest } = after.monitoring;
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const others = [before.options, before.settings, oldRest];
  if (!same(others, [after.options, after.settings, nextRest])) return undefined;
  return [...new Set([...Object.keys(old), ...Object.keys(next)])].filter((id) => !same(old[id], next[id])).sort();
}
