import type { AlarmReport, HistogramReport } from "../../model/report.js";
import type { RunPlan } from "../../model/run-plan.js";
import type { Judged } from "./call-alarm.js";
import { flagsByHist } from "./judge.js";
import { summarizeHist } from "./summarize-hist.js";

/** All histograms that are shown of a state, in numbers and with the worst flag of each. */
export function summarizeHists(
  alarms: readonly AlarmReport[],
  given: Judged,
  { plan }: { readonly plan: RunPlan },
): readonly HistogramReport[] {
  const flags = flagsByHist(alarms, given);
  return [...plan.hists].flatMap(([name, planned]) => {
    const processed = given.hists.get(name);
    if (processed === undefined) return [];
    return [summarizeHist(processed.container, planned.group ?? "", flags.get(name) ?? "null")];
  });
}
