import { summedContent } from "../cells/bin-content.js";
import { cellStrides } from "../cells/cell-index.js";
import { flush } from "../filling/flush.js";
import type { Axis, Celled } from "../types.js";
import { type AxisOf, axisPosition } from "./moments.js";

/** First bin (1..nbins) along an axis that has a content above the threshold in any cell inside; -1 if none has. Source: TH1::FindFirstBinAbove. */
export function findFirstBinAbove<H extends Celled>(hist: H, threshold: number, axis: AxisOf<H> | "x" = "x"): number {
  return findAbove(flush<Celled>(hist), threshold, axisPosition(axis), false);
}

/** Last bin of the same kind. Source: TH1::FindLastBinAbove. */
export function findLastBinAbove<H extends Celled>(hist: H, threshold: number, axis: AxisOf<H> | "x" = "x"): number {
  return findAbove(flush<Celled>(hist), threshold, axisPosition(axis), true);
}

function findAbove(hist: Celled, threshold: number, position: 0 | 1 | 2, fromEnd: boolean): number {
  const axes: readonly Axis[] = hist.axes;
  const nbins = axes[position]?.nbins ?? 0;
  for (let i = 1; i <= nbins; i++) {
    const bin = fromEnd ? nbins + 1 - i : i;
    if (hasCellAbove(hist, threshold, position, bin)) return bin;
  }
  return -1;
}

function hasCellAbove(hist: Celled, threshold: number, position: 0 | 1 | 2, bin: number): boolean {
  const axes: readonly Axis[] = hist.axes;
  const strides = cellStrides(axes);
  const [one, two] = [0, 1, 2]
    .filter((index) => index !== position)
    .map((index) => axes[index] && { stride: strides[index] ?? 0, nbins: axes[index].nbins });
  const first = bin * strides[position];
  for (let i = one ? 1 : 0; i <= (one?.nbins ?? 0); i++) {
    for (let j = two ? 1 : 0; j <= (two?.nbins ?? 0); j++) {
      if (summedContent(hist, first + i * (one?.stride ?? 0) + j * (two?.stride ?? 0)) > threshold) return true;
    }
  }
  return false;
}
