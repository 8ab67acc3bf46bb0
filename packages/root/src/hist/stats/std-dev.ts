import type { Celled } from "../types.js";
import { effectiveEntries } from "./effective-entries.js";
import { type AxisOf, axisSums } from "./moments.js";

/**
 * Standard deviation along an axis (of the population: divided by n, not n - 1); what ROOT also calls RMS. 0 if the
 * histogram is empty or rounding makes the variance negative. Sums as in `mean`. Source: TH1::GetStdDev.
 */
export function stdDev<H extends Celled>(hist: H, axis: AxisOf<H> | "x" = "x"): number {
  return Math.sqrt(variance(hist, axis));
}

function variance(hist: Celled, axis: string): number {
  const { sumw, sumwx, sumwx2 } = axisSums(hist, axis);
  if (sumw === 0) return 0;
  const center = sumwx / sumw;
  const value = sumwx2 / sumw - center * center;
  // Not Math.max: NaN gives 0 and -0 stays, as with ROOT's comparison.
  const isPossible = value >= 0;
  return isPossible ? value : 0;
}

/** Error of the standard deviation of a normal distribution: stdDev / sqrt(2 effective entries). Source: TH1::GetStdDevError. */
export function stdDevError<H extends Celled>(hist: H, axis: AxisOf<H> | "x" = "x"): number {
  const entries = effectiveEntries(hist);
  return entries > 0 ? Math.sqrt(variance(hist, axis) / (2 * entries)) : 0;
}
