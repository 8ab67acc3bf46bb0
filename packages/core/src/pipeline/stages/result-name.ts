import type { HistogramInfo } from "../../model/hists.js";
import type { StepId } from "../../plugins/step.js";
import { text } from "../../plugins/validate/index.js";
import { refuse } from "../../plugins/validate/refuse.js";
import type { Detector } from "../detector.js";

/** The name that a rule gives to what it makes of a histogram; undefined, and a failure, when there is one of that name. */
export function resultName(
  nameOf: (from: string) => string,
  step: Omit<StepId, "hist">,
  from: string,
  available: ReadonlyMap<string, HistogramInfo>,
  { caller, failed }: Pick<Detector, "caller" | "failed">,
): string | undefined {
  const outcome = caller.call(
    { ...step, hist: from },
    [],
    () => nameOf(from),
    (value) => {
      const made = text(value);
      if (available.has(made)) refuse("name", "a name that no histogram has yet", made);
      return made;
    },
  );
  if (outcome.ok) return outcome.value;
  failed(outcome.failure);
  return undefined;
}
