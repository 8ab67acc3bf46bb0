import { flush } from "../filling/flush.js";
import type { Histogram, Profile } from "../types.js";
import { computeStats, sumIndex } from "./compute-stats.js";
import { type AxisOf, axisPosition } from "./moments.js";
import { stdDev } from "./std-dev.js";

type Flat = Histogram<2> | Histogram<3> | Profile<2> | Profile<3>;

/** Position of the mixed sum of two axes. */
const mixedIndex: Readonly<Record<string, number>> = { "01": 6, "02": 9, "12": 10 };

/** Covariance of two axes: <ab> - <a><b>; of an axis with itself its variance. 0 if the histogram is empty. Source: TH2::GetCovariance, TH3::GetCovariance. */
export function covariance<H extends Flat>(hist: H, first: AxisOf<H>, second: AxisOf<H>): number {
  const stats = computeStats(flush(hist));
  const sumw = stats[0] ?? 0;
  if (sumw === 0) return 0;
  const [a, b] = [axisPosition(first), axisPosition(second)].sort() as [0 | 1 | 2, 0 | 1 | 2];
  const [sumA, sumB] = [stats[sumIndex[a]] ?? 0, stats[sumIndex[b]] ?? 0];
  const product = (a === b ? stats[sumIndex[a] + 1] : stats[mixedIndex[`${a}${b}`] ?? 6]) ?? 0;
  // Equal but for rounding: ROOT writes it in another way for two axes and for three.
  return product / sumw - (hist.axes.length === 2 ? ((sumA / sumw) * sumB) / sumw : (sumA * sumB) / (sumw * sumw));
}

/** Correlation of two axes, -1..1; 0 if one of them has no spread. Source: TH2::GetCorrelationFactor. */
export function correlation<H extends Flat>(hist: H, first: AxisOf<H>, second: AxisOf<H>): number {
  if (first === second) return 1;
  const [a, b] = [stdDev(hist, first), stdDev(hist, second)];
  return a === 0 || b === 0 ? 0 : covariance(hist, first, second) / a / b;
}
