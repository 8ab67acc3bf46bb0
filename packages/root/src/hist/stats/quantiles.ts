import { binCenter, binLowEdge, binUpEdge, binWidth } from "../axis/bin-edges.js";
import { binContent } from "../cells/bin-content.js";
import { flush } from "../filling/flush.js";
import type { Histogram, Profile } from "../types.js";

/**
 * Places below which the given parts (0..1) of the contents lie, under- and overflow and ranges left aside: linear
 * within a bin. A part that is reached exactly at a bin's end gives the centre of that bin, or the middle of the empty
 * bins behind it; 0 the end of the empty bins at the beginning. NaN for an empty histogram and for parts outside 0..1.
 * Source: TH1::GetQuantiles since ROOT 6.32.
 */
export function quantiles(hist: Histogram<1> | Profile<1>, parts: readonly number[]): number[] {
  const source = flush<Histogram<1> | Profile<1>>(hist);
  const sums = normalizedSums(source);
  return parts.map((part) => (sums && part >= 0 && part <= 1 ? quantile(source, sums, part) : Number.NaN));
}

/** The place with half of the contents on each side; see `quantiles`. */
export function median(hist: Histogram<1> | Profile<1>): number {
  return quantiles(hist, [0.5])[0] ?? Number.NaN;
}

/** Sum up to each bin's end, as a part of the whole. */
function normalizedSums(hist: Histogram<1> | Profile<1>): Float64Array | undefined {
  const { nbins } = hist.axes[0];
  const sums = new Float64Array(nbins + 1);
  for (let bin = 1; bin <= nbins; bin++) sums[bin] = (sums[bin - 1] ?? 0) + binContent(hist, bin);
  const total = sums[nbins] ?? 0;
  return total === 0 ? undefined : sums.map((sum) => sum / total);
}

function quantile(hist: Histogram<1> | Profile<1>, sums: Float64Array, part: number): number {
  const [axis] = hist.axes;
  const bin = lastNotAbove(sums, part);
  const low = sums[bin] ?? 0;
  if (low === part) return atBinEnd(hist, sums, part, bin);
  const step = (sums[bin + 1] ?? 0) - low;
  const edge = binLowEdge(axis, bin + 1);
  return step > 0 ? edge + (binWidth(axis, bin + 1) * (part - low)) / step : edge;
}

function atBinEnd(hist: Histogram<1> | Profile<1>, sums: Float64Array, part: number, found: number): number {
  const [axis] = hist.axes;
  if (part === 1) return binUpEdge(axis, found);
  if (part === 0) {
    let bin = found;
    while (bin + 1 <= axis.nbins && sums[bin + 1] === 0) bin++;
    return binUpEdge(axis, bin);
  }
  let width = 0;
  for (let bin = found + 1; bin <= axis.nbins && sums[bin] === part; bin++) width += binWidth(axis, bin);
  return width === 0 ? binCenter(axis, found) : binUpEdge(axis, found) + width / 2;
}

/** Index of the first sum that equals the part, else of the last one below it; the sum over all is not looked at. */
function lastNotAbove(sums: Float64Array, part: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) < part) low = middle + 1;
    else high = middle;
  }
  return low < sums.length - 1 && sums[low] === part ? low : low - 1;
}
