import type { Axis } from "../types.js";
import { binLowEdge, binUpEdge } from "./bin-edges.js";

/**
 * Number of the bin that holds `x`: 1..nbins, 0 below the axis, nbins + 1 at and above its end. NaN counts as above.
 * A bin holds its lower edge, as `binLowEdge` gives it, and not its upper one. Source: TAxis::FindFixBin; ROOT before
 * 6.36 did not correct the rounding at the edges.
 */
export function findBin(axis: Axis, x: number): number {
  const { nbins, min, max, edges } = axis;
  if (x < min) return 0;
  if (!(x < max)) return nbins + 1;
  if (edges === undefined) {
    const bin = 1 + Math.trunc((nbins * (x - min)) / (max - min));
    if (x < binLowEdge(axis, bin)) return bin - 1;
    return x >= binUpEdge(axis, bin) ? bin + 1 : bin;
  }
  let low = 0;
  // One beyond the last edge: an axis may have been extended further than its edges reach.
  let high = nbins + 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? 0) <= x) low = middle;
    else high = middle;
  }
  return low + 1;
}
