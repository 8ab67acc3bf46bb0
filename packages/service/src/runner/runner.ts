import type { ResourceLimits } from "node:worker_threads";
import type { Logger, SubsystemWork } from "@overwatch/core";
import type { Candidate, DetectorSection, LoadOutcome } from "@overwatch/core/plugins";
import { runnerEntryPath } from "./entry-path.js";
import { createLane, type Lane, type RunnerResult } from "./lane.js";

/** Limits of a runner, and where its messages go. */
export interface RunnerOptions {
  /** How long one step may take, seconds. */
  readonly hookTimeout: number;
  /** How long the import of a plug-in may take, seconds. Default: `hookTimeout`, but at least 10. */
  readonly loadTimeout?: number;
  /** How long a thread may do nothing between steps, seconds. Default: 12 times `hookTimeout`, but at least 60. */
  readonly silenceTimeout?: number;
  /**
   * Memory of each thread. Default: 4 GB of objects. Typed arrays are not limited by it. A thread that grows beyond it ends,
   * but V8 ends the whole process when one single allocation does not fit (a Map that doubles): keep it well above what
   * plug-ins need, so that `hookTimeout` comes first. The next pass mends what such an end leaves.
   */
  readonly resourceLimits?: ResourceLimits;
  /** Whether changes of what is lent to hooks are found and undone. Default true. */
  readonly checkInputs?: boolean;
  /** Path of the thread's code. Default: the one of this package. */
  readonly entry?: string;
  readonly log?: Logger;
}

/**
 * Runs plug-ins where they can be ended: one thread for each, so that none disturbs another. Each task has one end, a
 * result or an error; a step that does not return is left out and the rest is done again.
 */
export interface Runner {
  /**
   * Imports a plug-in in its thread and describes it. Never rejects but with RUNNER_CLOSED: a plug-in that throws, hangs or
   * exits is IMPORT_FAILED in the outcome.
   */
  readonly describe: (candidate: Candidate, section?: DetectorSection) => Promise<LoadOutcome>;
  /**
   * Processes one (run, subsystem). Without a candidate there is no plug-in.
   *
   * @throws what `processSubsystem` throws; IMPORT_FAILED, PLUGIN_INVALID, API_MISMATCH of the plug-in; RUNNER_ENDED,
   *   RUNNER_GAVE_UP, RUNNER_FAILED, RUNNER_CLOSED. None of them touches other tasks.
   */
  readonly run: (work: SubsystemWork, candidate: Candidate | undefined) => Promise<RunnerResult>;
  /** Ends all threads; tasks that are under way or wait end with RUNNER_CLOSED. */
  readonly close: () => Promise<void>;
}

const defaultMemory: ResourceLimits = { maxOldGenerationSizeMb: 4096 };
const noPlugin = "";
const quiet: Logger = { debug: () => {}, info: () => {}, warn: () => {} };

/** Makes a runner; its threads start with the first work. */
export function createRunner(options: RunnerOptions): Runner {
  const { hookTimeout, resourceLimits = defaultMemory, checkInputs = true, log = quiet } = options;
  const limits = {
    step: hookTimeout,
    loading: options.loadTimeout ?? Math.max(10, hookTimeout),
    silence: options.silenceTimeout ?? Math.max(60, 12 * hookTimeout),
  };
  /** By package: a plug-in whose code has changed gets a new thread, because a thread imports only once. */
  const lanes = new Map<string, { readonly digest: string; readonly lane: Lane }>();

  function laneOf(candidate: Candidate | undefined): Lane {
    const name = candidate?.package ?? noPlugin;
    const digest = candidate === undefined ? "" : `${candidate.digest} ${candidate.folder} ${candidate.version}`;
    const known = lanes.get(name);
    if (known?.digest === digest) return known.lane;
    void known?.lane.retire();
    const entry = options.entry ?? runnerEntryPath();
    const lane = createLane({ entry, candidate, limits, resourceLimits, checkInputs, log });
    lanes.set(name, { digest, lane });
    return lane;
  }

  return {
    describe: async (candidate, section = {}) => laneOf(candidate).describe(section),
    run: async (work, candidate) => laneOf(candidate).run(work),
    close: async () => {
      await Promise.all([...lanes.values()].map(({ lane }) => lane.close()));
    },
  };
}
