import type {
  Logger,
  SliceResult,
  SliceWork,
  SubsystemResult,
  SubsystemWork,
  WhenReport,
  WhenWork,
} from "@overwatch/core";
import { isOverwatchError, type OverwatchError } from "@overwatch/core/errors";
import { hookEndedThread, hookTimeout, importFailed } from "@overwatch/core/host";
import type { Candidate, DetectorSection, Failed, LoadOutcome, StepId, SuspendedStep } from "@overwatch/core/plugins";
import { decodeReport, encodeReport } from "@overwatch/core/store";
import { runnerClosed, runnerEnded, runnerGaveUp } from "../errors/catalogue.js";
import { fromPlainError } from "./plain-error.js";
import type { Answer, Task } from "./protocol.js";
import type { Ledger } from "./suspensions.js";
import { type Ended, startThread, type Thread, type ThreadParts } from "./thread.js";

/** A result, and what is off until the run ends. */
export interface RunnerResult extends SubsystemResult {
  readonly suspended: readonly SuspendedStep[];
}

/** Does the tasks of one plug-in, one after the other, in a thread that is started again when it ends. */
export interface Lane {
  /** Starts the thread and imports the plug-in, for the task that will come. Never rejects. */
  readonly prepare: () => Promise<void>;
  readonly describe: (section: DetectorSection) => Promise<LoadOutcome>;
  readonly run: (work: SubsystemWork, contents?: ReadonlyMap<string, Uint8Array>) => Promise<RunnerResult>;
  /** Tasks that were given and are not done. */
  readonly pending: () => number;
  readonly runSlice: (slice: SliceWork) => Promise<SliceResult>;
  readonly runWhen: (when: WhenWork) => Promise<WhenReport>;
  /** Ends the thread when the tasks that were given are done. */
  readonly retire: () => Promise<void>;
  /** Ends the thread at once. */
  readonly close: () => Promise<void>;
}

export interface LaneParts extends ThreadParts {
  readonly checkInputs: boolean;
  readonly log: Logger;
  /** Of the plug-in: what one of its threads learned holds for the others. */
  readonly ledgerOf: (key: string) => Ledger;
}

/** A task that ended its thread so often is given up. Each time but one a step is left out, so that this is far away. */
const mostEnds = 50;

export function createLane(parts: LaneParts): Lane {
  const { candidate, limits, checkInputs, ledgerOf } = parts;
  let thread: Thread | undefined;
  let closed = false;
  /** The import ended the thread: it would again. */
  let broken: OverwatchError<"IMPORT_FAILED"> | undefined;
  /** The end of the last task: the next one waits for it. */
  let last: Promise<unknown> = Promise.resolve();
  let pending = 0;

  function inTurn<T>(task: string, start: () => Promise<T>): Promise<T> {
    pending++;
    const result = last
      .then(() => {
        if (closed) throw runnerClosed(task);
        return start();
      })
      .finally(() => pending--);
    last = result.catch(() => {});
    return result;
  }

  /** @throws IMPORT_FAILED when the import of the plug-in ends the thread. */
  async function attempt(task: Task, name: string) {
    if (closed) throw runnerClosed(name);
    if (broken !== undefined) throw broken;
    if (thread === undefined || !thread.isAlive()) thread = startThread(parts);
    const answer = await thread.run(task);
    if (answer.type !== "ended") return answer;
    if (closed) throw runnerClosed(name);
    if (!answer.loading) return answer;
    broken = importFailed(packageOf(candidate), answer.reason);
    throw broken;
  }

  async function prepareNow(): Promise<void> {
    // The next task says what went wrong.
    await attempt({ type: "load" }, "the import").catch(() => {});
  }

  async function describeNow(section: DetectorSection): Promise<LoadOutcome> {
    if (candidate === undefined) throw new Error("A lane without a plug-in has nothing to describe.");
    const { package: name, version, manifest } = candidate;
    const failed = (error: Failed["error"]): Failed => ({ package: name, version, manifest, status: "failed", error });
    try {
      const answer = await attempt({ type: "describe", section }, "the import");
      if (answer.type === "ended") return failed(importFailed(name, answer.reason));
      if (answer.type === "refused") return failed(importFailed(name, answer.error.message));
      if (answer.type !== "described") return failed(importFailed(name, "its thread gave another answer"));
      const { outcome } = answer;
      if (outcome.status !== "failed") return outcome;
      // The code was checked by the type where the error was made.
      return failed(fromPlainError(outcome.error) as Failed["error"]);
    } catch (error) {
      if (isOverwatchError(error, "IMPORT_FAILED")) return failed(error);
      throw error;
    }
  }

  /** Does a task until its thread lives to answer, without the steps that ended it. */
  async function persist(
    name: string,
    ledger: Ledger,
    taskWithout: (suspended: readonly SuspendedStep[]) => Task,
  ): Promise<Answer> {
    let unexplained = 0;
    for (let ends = 0; ends < mostEnds; ends++) {
      const answer = await attempt(taskWithout(ledger.suspended()), name);
      if (answer.type === "refused") throw fromPlainError(answer.error);
      if (answer.type !== "ended") return answer;
      if (answer.step !== undefined) suspend(ledger, answer.step, answer);
      else if (++unexplained > 1) throw runnerEnded(name, answer.reason);
    }
    throw runnerGaveUp(name, mostEnds);
  }

  async function runNow(
    work: SubsystemWork,
    name: string,
    contents: ReadonlyMap<string, Uint8Array> | undefined,
  ): Promise<RunnerResult> {
    const ledger = ledgerOf(`${work.run}/${work.subsystem}/${work.keyParts.basis}`);
    const { previous, ...rest } = work;
    const answer = await persist(name, ledger, (suspended) => ({
      type: "process",
      work: { ...rest, suspended: [...work.suspended, ...suspended] },
      ...(previous && { previous: encodeReport(previous) }),
      checkInputs,
      ...(contents && { contents }),
    }));
    if (answer.type !== "processed") throw otherAnswer(name);
    const report = decodeReport(answer.report);
    ledger.finished(report);
    return { ...answer.result, report, suspended: ledger.suspended() };
  }

  /** A step that hangs with the options of a slice is off for that slice alone. */
  async function sliceNow(slice: SliceWork, name: string): Promise<SliceResult> {
    const { work } = slice;
    const answer = await persist(name, ledgerOf(`slice ${work.run}/${work.subsystem}/${slice.out}`), (suspended) => ({
      type: "slice",
      slice: { ...slice, work: { ...work, suspended: [...work.suspended, ...suspended] } },
      checkInputs,
    }));
    if (answer.type !== "sliced") throw otherAnswer(name);
    return answer.result;
  }

  /** A step that hangs in an interval is off while this question is answered, and no longer. */
  async function walkNow(when: WhenWork, name: string): Promise<WhenReport> {
    const { work } = when;
    const answer = await persist(name, ledgerOf(`when ${work.run}/${work.subsystem}/${work.key}`), (suspended) => ({
      type: "when",
      when: { ...when, work: { ...work, suspended: [...work.suspended, ...suspended] } },
      checkInputs,
    }));
    if (answer.type !== "walked") throw otherAnswer(name);
    return answer.report;
  }

  function suspend(ledger: Ledger, step: StepId, { overdue, reason }: Ended): void {
    ledger.ended(step, (off) => {
      const place = { plugin: packageOf(candidate), ...off };
      const { code, message } = overdue === "step" ? hookTimeout(place, limits.step) : hookEndedThread(place, reason);
      parts.log.warn(message);
      return { code, message };
    });
  }

  return {
    prepare: () => inTurn("the import", prepareNow).catch(() => {}),
    describe: (section) => inTurn("the import", () => describeNow(section)),
    run: (work, contents) => {
      const name = `run ${work.run}, ${work.subsystem}`;
      return inTurn(name, () => runNow(work, name, contents));
    },
    pending: () => pending,
    runSlice: (slice) => {
      const name = `a slice of run ${slice.work.run}, ${slice.work.subsystem}`;
      return inTurn(name, () => sliceNow(slice, name));
    },
    runWhen: (when) => {
      const name = `a walk through run ${when.work.run}, ${when.work.subsystem}`;
      return inTurn(name, () => walkNow(when, name));
    },
    retire: async () => {
      await last;
      await thread?.stop();
    },
    close: async () => {
      closed = true;
      await thread?.stop();
      await last;
    },
  };
}

function packageOf(candidate: Candidate | undefined): string {
  return candidate?.package ?? "(configuration)";
}

function otherAnswer(name: string): Error {
  return new Error(`The thread gave another answer than that of ${name}.`);
}
