import { binCenter } from "../axis/bin-edges.js";
import { axisAt } from "../cells/cells-view.js";
import { flush } from "../filling/flush.js";
import type { Celled } from "../types.js";
import { eachBinOfStats } from "./each-bin-of-stats.js";
import { effectiveEntries } from "./effective-entries.js";
import { mean } from "./mean.js";
import { type AxisOf, axisPosition } from "./moments.js";
import { stdDev } from "./std-dev.js";

/**
 * Skewness along an axis: sum c (x - mean)^3 / (sum c * stdDev^3) over the bins' centres in range, with mean and standard deviation
 * as `mean` and `stdDev` give them. Source: TH1::GetSkewness.
 */
export function skewness<H extends Celled>(hist: H, axis: AxisOf<H> | "x" = "x"): number {
  const deviation = stdDev(hist, axis);
  const { total, sum } = centralSum(hist, axis, 3);
  return sum / (total * (deviation * deviation * deviation));
}

/** Error of the skewness of a normal distribution: sqrt(6 / effective entries). Source: TH1::GetSkewness(11 to 13). */
export function skewnessError(hist: Celled): number {
  const entries = effectiveEntries(hist);
  return entries > 0 ? Math.sqrt(6 / entries) : 0;
}

/** Kurtosis along an axis, 0 for a normal distribution: the fourth power in place of the third, less 3. Source: TH1::GetKurtosis. */
export function kurtosis<H extends Celled>(hist: H, axis: AxisOf<H> | "x" = "x"): number {
  const deviation = stdDev(hist, axis);
  const { total, sum } = centralSum(hist, axis, 4);
  return sum / (total * (deviation * deviation * deviation * deviation)) - 3;
}

/** Error of the kurtosis of a normal distribution: sqrt(24 / effective entries). Source: TH1::GetKurtosis(11 to 13). */
export function kurtosisError(hist: Celled): number {
  const entries = effectiveEntries(hist);
  return entries > 0 ? Math.sqrt(24 / entries) : 0;
}

function centralSum(input: Celled, axis: string, power: 3 | 4): { readonly total: number; readonly sum: number } {
  const hist: Celled = flush(input);
  const position = axisPosition(axis);
  // The axis was checked by the types of the callers.
  const center = mean(hist, axis as "x");
  let total = 0;
  let sum = 0;
  eachBinOfStats(hist, (content, bins) => {
    const distance = binCenter(axisAt(hist, position), bins[position]) - center;
    total += content;
    const cube = content * distance * distance * distance;
    sum += power === 3 ? cube : cube * distance;
  });
  return { total, sum };
}
