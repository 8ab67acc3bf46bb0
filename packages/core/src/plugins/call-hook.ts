import { hookChangedInput, hookEndedStep, hookFailed, hookResultInvalid } from "../errors/catalogue.js";
import type { HookFailureReport } from "../model/report.js";
import { describeThrown } from "./describe-thrown.js";
import { endedStep } from "./ended-step.js";
import { createScratch, lend } from "./lend.js";
import { type StepId, type StepTrace, type SuspendedStep, stepKey } from "./step.js";
import { ResultProblem } from "./validate/refuse.js";

/** What the calls of one package share. */
export interface HookCallerParts {
  /** Name of the package. */
  readonly plugin: string;
  readonly trace: StepTrace;
  readonly suspended: readonly SuspendedStep[];
  /** Also finds and undoes changes of what is lent. */
  readonly checkInputs: boolean;
  /** Milliseconds. Default: `performance.now`. */
  readonly now?: () => number;
}

/** What a call gave, or how it failed. */
export type HookOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: HookFailureReport };

/** The one way into the code of a plug-in. */
export interface HookCaller {
  /**
   * Calls a piece of plug-in code. Never throws.
   *
   * @param lent - everything with content that `fn` can reach: histograms, trends, other histograms of its context.
   *   Plain parts are frozen for good.
   * @param fn - calls the plug-in, and does nothing else.
   * @param validate - one of `validate/`.
   */
  readonly call: <T>(
    step: StepId,
    lent: readonly unknown[],
    fn: () => unknown,
    validate: (value: unknown) => T,
  ) => HookOutcome<T>;
  /** Time spent in hooks up to now, seconds. */
  readonly seconds: () => number;
}

/** The one way into the code of a plug-in: catches, times, validates, and says which step runs. */
export function createHookCaller({ plugin, trace, suspended, checkInputs, now = clock }: HookCallerParts): HookCaller {
  const off = new Map(suspended.map((step) => [stepKey(step), step]));
  const scratch = checkInputs ? createScratch() : undefined;
  let milliseconds = 0;

  function failure(
    step: StepId,
    { code, message, hint, byAuthor }: FailureError,
    suspended: boolean,
  ): HookOutcome<never> {
    return {
      ok: false,
      failure: {
        plugin,
        hook: step.hook,
        step: step.step,
        ...(step.hist === undefined ? {} : { hist: step.hist }),
        code,
        message,
        ...(hint === undefined ? {} : { hint }),
        suspended,
        ...(byAuthor === undefined ? {} : { byAuthor }),
      },
    };
  }

  /** Reads, and so runs, what the plug-in threw: still inside the step. */
  function errorOf(step: StepId, thrown: unknown): FailureError {
    const place = { plugin, ...step };
    const problem = ResultProblem.partsOf(thrown);
    if (problem !== undefined) return hookResultInvalid(place, problem);
    const ended = endedStep(thrown);
    if (ended === undefined) return hookFailed(place, describeThrown(thrown));
    const { code, message, hint } = hookEndedStep(place, ended.message, ended.hint);
    return { code, message, ...(hint === undefined ? {} : { hint }), byAuthor: true };
  }

  return {
    call(step, lent, fn, validate) {
      const suspension = off.size === 0 ? undefined : (off.get(stepKey(step)) ?? off.get(stepKey(withoutHist(step))));
      if (suspension !== undefined) return failure(step, suspension, true);

      const loan = lend(lent, scratch);
      let error: FailureError | undefined;
      let value: ReturnType<typeof validate> | undefined;
      const from = now();
      trace.enter(step);
      try {
        const returned = fn();
        if (isThenable(returned)) {
          trace.suspect?.(step);
          refusePromise(returned);
        }
        value = validate(returned);
      } catch (thrown) {
        error = errorOf(step, thrown);
      } finally {
        trace.leave();
        milliseconds += now() - from;
      }
      const changed = loan.takeBack();
      if (changed !== undefined) return failure(step, hookChangedInput({ plugin, ...step }, changed), false);
      // Without an error, `value` is what `validate` returned, be it undefined.
      return error === undefined
        ? { ok: true, value: value as ReturnType<typeof validate> }
        : failure(step, error, false);
    },
    seconds: () => milliseconds / 1000,
  };
}

type FailureError = Pick<HookFailureReport, "code" | "message" | "hint" | "byAuthor">;

const clock = (): number => performance.now();

function withoutHist({ hook, step }: StepId): StepId {
  return { hook, step };
}

function isThenable(value: unknown): boolean {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return false;
  return typeof (value as { readonly then?: unknown }).then === "function";
}

/** A hook that waits has not happened yet. A promise's rejection is taken, so that it does not end the process later. */
function refusePromise(value: unknown): never {
  if (value instanceof Promise) void Promise.prototype.then.call(value, ignore, ignore);
  throw new ResultProblem("", "the result itself, because hooks are synchronous", "a promise");
}

function ignore(): void {}
