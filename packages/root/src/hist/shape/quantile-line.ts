import { histArgumentInvalid } from "../../errors/histogram-errors.js";
import { axisRange } from "../axis/axis-range.js";
import { axisAt } from "../cells/cells-view.js";
import { fromDraft, newDraft } from "../cells/draft.js";
import { sumOfWeights } from "../cells/sum-of-weights.js";
import { flush } from "../filling/flush.js";
import { exactExp } from "../math/exact-exp.js";
import { effectiveEntries } from "../stats/effective-entries.js";
import { mean } from "../stats/mean.js";
import { quantiles } from "../stats/quantiles.js";
import { stdDev } from "../stats/std-dev.js";
import type { Axis, Histogram } from "../types.js";
import { projectFrom2 } from "./project-from-2.js";

/**
 * The quantile of the other axis per bin of an axis, with an error that takes the values in a bin for normally distributed.
 * Bins without contents stay empty. Source: TH2::QuantilesX and QuantilesY. Throws HIST_ARGUMENT_INVALID for a
 * part outside 0..1.
 */
export function quantileLine(hist: Histogram<2>, onto: "x" | "y", part: number): Histogram<1> {
  if (!(part >= 0 && part <= 1)) throw histArgumentInvalid("quantileLine", "part", "a number from 0 to 1", part);
  const source = flush(hist);
  const position = onto === "x" ? 0 : 1;
  const { nbins, min, max, edges } = axisAt(source, position);
  const axis: Axis = { name: "xaxis", title: "", nbins, min, max, attributes: { fFirst: 1, fLast: 1 } };
  const draft = newDraft({
    dimension: 1,
    name: `${hist.name}_q${onto}_${part.toFixed(2)}`,
    title: hist.title,
    axes: [edges ? { ...axis, edges } : axis],
    weighted: true,
  });
  const [first, last] = axisRange(axisAt(source, position));
  for (let bin = first; bin <= last; bin++) {
    const parts = { name: "slice", title: "", bins: [bin, bin] as const };
    const slice: Histogram<1> = fromDraft(projectFrom2(source, 1 - position, parts));
    if (sumOfWeights(slice) === 0) continue;
    const [value = 0] = quantiles(slice, [part]);
    const error = quantileError(slice, value, part);
    draft.contents[bin] = value;
    if (draft.sumw2) draft.sumw2[bin] = error * error;
    draft.entries++;
  }
  return fromDraft(draft);
}

/** sqrt(p (1 - p) / (n f^2)) with the density f of the normal distribution of the same mean and width; Kendall and Stuart. */
function quantileError(slice: Histogram<1>, value: number, part: number): number {
  const entries = effectiveEntries(slice);
  const density = normalDensity(value, mean(slice), stdDev(slice));
  return density > 0 && entries > 1 ? Math.sqrt((part * (1 - part)) / (entries * density * density)) : 0;
}

/** TMath::Gaus: 1e30 without a width. */
function normalDensity(x: number, center: number, width: number): number {
  if (width === 0) return 1e30;
  const distance = (x - center) / width;
  if (Math.abs(distance) > 39) return 0;
  return exactExp(-0.5 * distance * distance) / (2.5066282746310002 * width);
}
