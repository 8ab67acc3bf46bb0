import type { ResourceLimits } from "node:worker_threads";
import type { Logger, SliceResult, SliceWork, SubsystemWork, WhenReport, WhenWork } from "@overwatch/core";
import type { Candidate, DetectorSection, LoadOutcome } from "@overwatch/core/plugins";
import { runnerEntryPath } from "./entry-path.js";
import { createLane, type Lane, type RunnerResult } from "./lane.js";
import { createLedgers } from "./suspensions.js";

/** Limits of a runner, and where its messages go. */
export interface RunnerOptions {
  /** How long one step may take, seconds. */
  readonly hookTimeout: number;
  /** How long the import of a plug-in may take, seconds. Default: `hookTimeout`, but at least 10. */
  readonly loadTimeout?: number;
  /** How long a thread may do nothing between steps, seconds. Default: 12 times `hookTimeout`, but at least 60. */
  readonly silenceTimeout?: number;
  /** How many threads one plug-in may have. Default 1: different plug-ins work at the same time, tasks of one in turn. */
  readonly threads?: number;
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
  /** Starts a thread of a plug-in, which imports it, while the caller still finds out what there is to do. */
  readonly prepare: (candidate: Candidate) => void;
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
  readonly run: (
    work: SubsystemWork,
    candidate: Candidate | undefined,
    /** Bytes of files by name, best in shared memory; others are read from the work's folder. */
    contents?: ReadonlyMap<string, Uint8Array>,
  ) => Promise<RunnerResult>;
  /** Processes a part of a run. Rejects as `run` does. */
  readonly runSlice: (slice: SliceWork, candidate: Candidate | undefined) => Promise<SliceResult>;
  /** Judges the intervals of a run one by one. Rejects as `run` does. */
  readonly runWhen: (when: WhenWork, candidate: Candidate | undefined) => Promise<WhenReport>;
  /** Ends all threads; tasks that are under way or wait end with RUNNER_CLOSED. */
  readonly close: () => Promise<void>;
}

/** The threads of one plug-in, and what they learned of its steps. */
interface Team {
  readonly digest: string;
  readonly lanes: Lane[];
  readonly ledgerOf: ReturnType<typeof createLedgers>;
}

const defaultMemory: ResourceLimits = { maxOldGenerationSizeMb: 4096 };
const noPlugin = "";
const quiet: Logger = { debug: () => {}, info: () => {}, warn: () => {} };

/** Makes a runner; its threads start with the first work. */
export function createRunner(options: RunnerOptions): Runner {
  const { hookTimeout, resourceLimits = defaultMemory, checkInputs = true, log = quiet, threads = 1 } = options;
  const limits = {
    step: hookTimeout,
    loading: options.loadTimeout ?? Math.max(10, hookTimeout),
    silence: options.silenceTimeout ?? Math.max(60, 12 * hookTimeout),
  };
  /** By package: a plug-in whose code has changed gets new threads, because a thread imports only once. */
  const teams = new Map<string, Team>();

  function teamOf(candidate: Candidate | undefined): Team {
    const name = candidate?.package ?? noPlugin;
    const digest = candidate === undefined ? "" : `${candidate.digest} ${candidate.folder} ${candidate.version}`;
    const known = teams.get(name);
    if (known?.digest === digest) return known;
    for (const lane of known?.lanes ?? []) void lane.retire();
    const team: Team = { digest, lanes: [], ledgerOf: createLedgers() };
    teams.set(name, team);
    return team;
  }

  /** The one with the least to do; a new one while all are busy and there may be more. */
  function laneOf(candidate: Candidate | undefined): Lane {
    const { lanes, ledgerOf } = teamOf(candidate);
    const [idlest] = lanes.toSorted((a, b) => a.pending() - b.pending());
    if (idlest !== undefined && (idlest.pending() === 0 || lanes.length >= threads)) return idlest;
    const entry = options.entry ?? runnerEntryPath();
    const lane = createLane({ entry, candidate, limits, resourceLimits, checkInputs, log, ledgerOf });
    lanes.push(lane);
    return lane;
  }

  return {
    prepare: (candidate) => void laneOf(candidate).prepare(),
    describe: async (candidate, section = {}) => laneOf(candidate).describe(section),
    run: async (work, candidate, contents) => laneOf(candidate).run(work, contents),
    runSlice: async (slice, candidate) => laneOf(candidate).runSlice(slice),
    runWhen: async (when, candidate) => laneOf(candidate).runWhen(when),
    close: async () => {
      await Promise.all([...teams.values()].flatMap(({ lanes }) => lanes.map((lane) => lane.close())));
    },
  };
}
