import type { HookFailureReport, SubsystemResult } from "@overwatch/core";
import { stepKey } from "@overwatch/core/host";
import type { StepId, SuspendedStep } from "@overwatch/core/plugins";

/** Failures for so many files one after the other suspend a step. */
const mostFailures = 3;
/** A step that did not return for so many histograms is off for all of them. */
const mostHangs = 2;
/** Runs of which suspensions are remembered. */
const mostRuns = 100;

/** What of one (run, subsystem) is off until the run ends. */
export interface Ledger {
  readonly suspended: () => readonly SuspendedStep[];
  /**
   * A step that did not return, or ended its thread: off at once.
   *
   * @param why - of the step that is off: without histogram when it is off for all of them.
   */
  readonly ended: (step: StepId, why: (step: StepId) => Pick<SuspendedStep, "code" | "message">) => void;
  /** Counts the failures of a finished pass; a step that did not fail any more starts again from nothing. */
  readonly finished: (report: SubsystemResult["report"]) => void;
}

/** One ledger for each key; the oldest keys are forgotten. */
export function createLedgers(): (key: string) => Ledger {
  const ledgers = new Map<string, Ledger>();
  return (key) => {
    const ledger = ledgers.get(key) ?? createLedger();
    ledgers.delete(key);
    ledgers.set(key, ledger);
    const [oldest] = ledgers.keys();
    if (ledgers.size > mostRuns && oldest !== undefined) ledgers.delete(oldest);
    return ledger;
  };
}

export function createLedger(): Ledger {
  const off = new Map<string, SuspendedStep>();
  /** Per step the files for which it failed since it last did not. */
  let failing = new Map<string, { readonly files: ReadonlySet<string>; readonly last: HookFailureReport }>();

  return {
    suspended: () => [...off.values()],
    ended: (step, why) => {
      const hangs =
        [...off.values()].filter((other) => other.hook === step.hook && other.step === step.step).length + 1;
      const suspended = hangs < mostHangs ? step : { hook: step.hook, step: step.step };
      off.set(stepKey(suspended), { ...suspended, ...why(suspended) });
    },
    finished: (report) => {
      const newest = report.files.at(-1)?.name ?? "";
      const next: typeof failing = new Map();
      for (const failure of report.failures) {
        const step = stepOf(failure);
        if (step === undefined || failure.suspended || failure.byAuthor === true) continue;
        const key = stepKey(step);
        const files = new Set([...(next.get(key)?.files ?? failing.get(key)?.files ?? []), failure.file ?? newest]);
        next.set(key, { files, last: failure });
        if (files.size >= mostFailures) off.set(key, suspensionOf(step, failure));
      }
      failing = next;
    },
  };
}

function stepOf({ hook, step, hist }: HookFailureReport): StepId | undefined {
  // Reports name hooks as text; those of failures come from the pipeline's own steps.
  return step === undefined
    ? undefined
    : { hook: hook as StepId["hook"], step, ...(hist === undefined ? {} : { hist }) };
}

function suspensionOf(step: StepId, { code, message }: HookFailureReport): SuspendedStep {
  const known = ["HOOK_TIMEOUT", "HOOK_FAILED", "HOOK_RESULT_INVALID", "HOOK_CHANGED_INPUT"] as const;
  return { ...step, code: known.find((name) => name === code) ?? "HOOK_FAILED", message };
}
