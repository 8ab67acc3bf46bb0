import { binWidth } from "../axis/bin-edges.js";
import { haveSameLimits } from "../axis/compare-axes.js";
import type { Axis } from "../types.js";

/** What an axis is made of when merging looks for a common one. */
export type AxisBinning = Pick<Axis, "nbins" | "min" | "max"> & { readonly edges?: Axis["edges"] };

export function binningOf({ nbins, min, max, edges }: Axis): AxisBinning {
  return edges === undefined ? { nbins, min, max } : { nbins, min, max, edges };
}

/**
 * Same number of bins and limits. Source: TH1::SameLimitsAndNBins; the edges in between are not looked at, so that
 * variable bins are merged by number, as in ROOT.
 */
export function haveSameBins(a: Axis, b: Axis): boolean {
  return a.nbins === b.nbins && haveSameLimits(a, b);
}

/**
 * The binning that holds both axes: as wide as the wider bins, from the lower minimum to the higher maximum. undefined
 * if bins are not uniform, one width is not a multiple of the other, or the edges do not meet.
 * Source: TH1::RecomputeAxisLimits.
 */
export function commonBinning(first: Axis, second: Axis): AxisBinning | undefined {
  if (haveSameBins(first, second)) return binningOf(first);
  if (!hasEqualWidths(first) || !hasEqualWidths(second)) return undefined;
  const w1 = binWidth(first, 0);
  const w2 = binWidth(second, 0);
  const width = Math.max(w1, w2);
  if (!(w1 > 0 && w2 > 0) || !isWhole(width / w1) || !isWhole(width / w2)) return undefined;
  let min = Math.min(first.min, second.min);
  min -= missingPart((first.min - min) / w1) * w1;
  min -= missingPart((second.min - min) / w2) * w2;
  if (!isWhole((first.min - min) / w1)) return undefined;
  let max = Math.max(first.max, second.max);
  max += missingPart((max - first.max) / w1) * w1;
  max += missingPart((max - second.max) / w2) * w2;
  if (!isWhole((max - first.max) / w1)) return undefined;
  return { nbins: Math.round((max - min) / width), min, max };
}

/** Whether all bins but the last are as wide as the first one. */
function hasEqualWidths(axis: Axis): boolean {
  if (axis.edges === undefined) return true;
  const width = binWidth(axis, 1);
  for (let bin = 1; bin < axis.nbins; bin++) {
    if (!(Math.abs(binWidth(axis, bin) - width) <= 0.5e-10 * (Math.abs(width) + Math.abs(binWidth(axis, bin)))))
      return false;
  }
  return true;
}

/** What is missing to the next whole number; 0 if the number is nearly whole. */
function missingPart(value: number): number {
  return isWhole(value) ? 0 : Math.ceil(value) - value;
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.floor(value)) < 1e-8 || Math.abs(value - Math.ceil(value)) < 1e-8;
}
