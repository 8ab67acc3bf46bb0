import { valueAt } from "../cells/cells-view.js";
import { flush } from "../filling/flush.js";
import type { Histogram } from "../types.js";

/** Numbers of the bins (1..nbins) whose content is above the threshold, in ascending order. */
export function binsAbove(hist: Histogram<1>, threshold: number): number[] {
  const { contents, axes } = flush(hist);
  const bins: number[] = [];
  for (let bin = 1; bin <= axes[0].nbins; bin++) if (valueAt(contents, bin) > threshold) bins.push(bin);
  return bins;
}
