import type { HistogramInfo } from "../../model/hists.js";
import type { PlannedSource } from "../../model/run-plan.js";

/** The infos that rules on options, groups and steps may match: of a window, also that of the histogram which it is a part of. */
export function ownOrSource(
  info: HistogramInfo,
  sources: ReadonlyMap<string, PlannedSource>,
): readonly [HistogramInfo, ...HistogramInfo[]] {
  const source = sources.get(info.name);
  return source?.make === "window" ? [info, source.from] : [info];
}
