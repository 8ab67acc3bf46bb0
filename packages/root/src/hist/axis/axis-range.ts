import { axisRangeBit, changedAttributes, hasBit, numberAttribute } from "../cells/bits.js";
import type { Axis } from "../types.js";
import { binLowEdge, binUpEdge } from "./bin-edges.js";
import { findBin } from "./find-bin.js";

/** First and last bin, both inclusive. */
export type BinRange = readonly [first: number, last: number];

/** Whether a range of bins is set on the axis: statistics and projections then look at these bins only. */
export function isRanged(axis: Axis): boolean {
  return hasBit(axis.attributes, axisRangeBit);
}

/** The range of bins that is set on the axis, else 1..nbins. Source: TAxis::GetFirst and GetLast. */
export function axisRange(axis: Axis): BinRange {
  if (!isRanged(axis)) return [1, axis.nbins];
  return [numberAttribute(axis.attributes, "fFirst", 0), numberAttribute(axis.attributes, "fLast", 0)];
}

/**
 * The axis with a range of bins set, both inclusive and cut to 0..nbins + 1. No range is set, and one that was is
 * cleared, where the range is empty, lies outside, or is (0, 0). Source: TAxis::SetRange. Also (1, nbins) sets a range:
 * statistics are then computed from the bins.
 */
export function setAxisRange(axis: Axis, first: number, last: number): Axis {
  const { nbins } = axis;
  const bits = numberAttribute(axis.attributes, "fBits", 0);
  const none =
    last < first || (first < 0 && last < 0) || (first > nbins + 1 && last > nbins + 1) || (first === 0 && last === 0);
  const changes = none
    ? { fBits: bits & ~axisRangeBit, fFirst: 1, fLast: nbins }
    : { fBits: bits | axisRangeBit, fFirst: Math.max(first, 0), fLast: Math.min(last, nbins + 1) };
  return { ...axis, attributes: changedAttributes(axis.attributes, changes) };
}

/**
 * Bins from the one that holds `from` to the one that holds `to`, both inclusive, for `project` and `setAxisRange`. A bin that only
 * touches the interval with its edge is left out: `to` on the lower edge of a bin excludes that bin.
 * Source: TAxis::SetRangeUser.
 */
export function binRange(axis: Axis, from: number, to: number): BinRange {
  const first = findBin(axis, from);
  const last = findBin(axis, to);
  return [binUpEdge(axis, first) <= from ? first + 1 : first, binLowEdge(axis, last) >= to ? last - 1 : last];
}
