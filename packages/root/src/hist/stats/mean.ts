import type { Celled } from "../types.js";
import { effectiveEntries } from "./effective-entries.js";
import { type AxisOf, axisSums } from "./moments.js";
import { stdDev } from "./std-dev.js";

/**
 * Mean along an axis, from the sums taken while filling or, with an axis range or contents that were set, from the
 * bins' centres; 0 if the histogram is empty. Source: TH1::GetMean.
 */
export function mean<H extends Celled>(hist: H, axis: AxisOf<H> | "x" = "x"): number {
  const { sumw, sumwx } = axisSums(hist, axis);
  return sumw === 0 ? 0 : sumwx / sumw;
}

/** Statistical error of the mean: standard deviation / sqrt(effective entries), 0 if there are none. Source: TH1::GetMeanError. */
export function meanError<H extends Celled>(hist: H, axis: AxisOf<H> | "x" = "x"): number {
  const entries = effectiveEntries(hist);
  return entries > 0 ? stdDev(hist, axis) / Math.sqrt(entries) : 0;
}
