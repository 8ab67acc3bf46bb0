import type { HookName } from "./contract.js";

/** Where code of a plug-in is: the smallest unit that can fail, hang, and be left out. */
export interface StepId {
  readonly hook: HookName;
  /** Id of the processor, trend, alarm; name of the additional histogram or group; index of a rule without a name. */
  readonly step: string;
  readonly hist?: string;
}

/**
 * A step that is not called until the run ends, and why.
 * Without `hist` it is off for every histogram.
 */
export interface SuspendedStep extends StepId {
  readonly code: "HOOK_TIMEOUT" | "HOOK_FAILED" | "HOOK_RESULT_INVALID" | "HOOK_CHANGED_INPUT";
  readonly message: string;
}

/** Learns which step runs, so that somebody outside can end one that does not return. */
export interface StepTrace {
  /** Code of this step begins. */
  readonly enter: (step: StepId) => void;
  /** It has returned or thrown. */
  readonly leave: () => void;
  /** The step that runs returned a promise: code of it may still run after it was left. */
  readonly suspect?: (step: StepId) => void;
}

/** A trace that nobody looks at. */
export const silentTrace: StepTrace = { enter: () => {}, leave: () => {} };

/** One text per step, equal for equal steps. */
export function stepKey(step: StepId): string {
  return JSON.stringify([step.hook, step.step, step.hist ?? null]);
}
