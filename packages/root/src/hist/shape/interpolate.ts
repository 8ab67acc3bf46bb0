import { histArgumentInvalid } from "../../errors/histogram-errors.js";
import { binCenter, binUpEdge, binWidth } from "../axis/bin-edges.js";
import { findBin } from "../axis/find-bin.js";
import { binContent } from "../cells/bin-content.js";
import { cellIndex } from "../cells/cell-index.js";
import { flush } from "../filling/flush.js";
import type { Axis, Histogram, Profile } from "../types.js";

type Line = Histogram<1> | Profile<1>;
type Interpolated = Line | Histogram<2> | Histogram<3>;

/** One coordinate per axis; of one axis also the number alone. */
export type Place<H extends Interpolated> = H extends Line
  ? number | readonly [x: number]
  : H extends Histogram<2>
    ? readonly [x: number, y: number]
    : readonly [x: number, y: number, z: number];

/**
 * Content at a place, linear between the centres of the bins around it and constant beyond the outer centres. With two axes the
 * place must be inside the axes, else HIST_ARGUMENT_INVALID is thrown. Source: TH1::Interpolate, TH2::Interpolate, TH3::Interpolate.
 */
export function interpolate<H extends Interpolated>(hist: H, at: Place<H>): number {
  const source: Interpolated = flush<Interpolated>(hist);
  const [x = 0, y = 0, z = 0] = typeof at === "number" ? [at] : at;
  if (source.kind === "h2") return interpolate2(source, x, y);
  if (source.kind === "h3") return interpolate3(source, x, y, z);
  return interpolate1(source, x);
}

function interpolate1(hist: Line, x: number): number {
  const [axis] = hist.axes;
  if (x <= binCenter(axis, 1)) return binContent(hist, 1);
  if (x >= binCenter(axis, axis.nbins)) return binContent(hist, axis.nbins);
  const bin = findBin(axis, x);
  const low = x <= binCenter(axis, bin) ? bin - 1 : bin;
  const [x0, x1] = [binCenter(axis, low), binCenter(axis, low + 1)];
  const [y0, y1] = [binContent(hist, low), binContent(hist, low + 1)];
  return y0 + (x - x0) * ((y1 - y0) / (x1 - x0));
}

function interpolate2(hist: Histogram<2>, x: number, y: number): number {
  const [x1, x2] = centersAround(hist.axes[0], x);
  const [y1, y2] = centersAround(hist.axes[1], y);
  const at = (px: number, py: number): number =>
    binContent(hist, cellIndex(hist.axes, insideBin(hist.axes[0], px), insideBin(hist.axes[1], py)));
  const [q11, q21, q12, q22] = [at(x1, y1), at(x2, y1), at(x1, y2), at(x2, y2)];
  const area = (x2 - x1) * (y2 - y1);
  return (
    (q11 / area) * (x2 - x) * (y2 - y) +
    (q21 / area) * (x - x1) * (y2 - y) +
    (q12 / area) * (x2 - x) * (y - y1) +
    (q22 / area) * (x - x1) * (y - y1)
  );
}

/** The centres on both sides; a place in the upper half of its bin lies between this bin and the next. */
function centersAround(axis: Axis, x: number): readonly [low: number, high: number] {
  const bin = findBin(axis, x);
  if (bin < 1 || bin > axis.nbins) throw outside(axis, x);
  const isUpper = binUpEdge(axis, bin) - x <= binWidth(axis, bin) / 2;
  const low = isUpper ? bin : bin - 1;
  return [binCenter(axis, low), binCenter(axis, low + 1)];
}

function insideBin(axis: Axis, x: number): number {
  return Math.max(1, Math.min(findBin(axis, x), axis.nbins));
}

function interpolate3(hist: Histogram<3>, x: number, y: number, z: number): number {
  const places = [x, y, z];
  const [a, b, c] = hist.axes.map((axis, index) => between(axis, places[index] ?? 0));
  if (a === undefined || b === undefined || c === undefined) return 0;
  const at = (dx: number, dy: number, dz: number): number => insideContent(hist, a.low + dx, b.low + dy, c.low + dz);
  const alongZ = (dx: number, dy: number): number => at(dx, dy, 0) * (1 - c.part) + at(dx, dy, 1) * c.part;
  const alongY = (dx: number): number => alongZ(dx, 0) * (1 - b.part) + alongZ(dx, 1) * b.part;
  return alongY(0) * (1 - a.part) + alongY(1) * a.part;
}

/** Beyond the outer centres the outer bin counts on both sides. */
function insideContent(hist: Histogram<3>, ...bins: readonly number[]): number {
  const [x = 0, y = 0, z = 0] = hist.axes.map((axis, index) => Math.max(1, Math.min(bins[index] ?? 0, axis.nbins)));
  return binContent(hist, cellIndex(hist.axes, x, y, z));
}

/** The bin whose centre is at or below a place, and how far the place is on the way to the next centre. */
function between(axis: Axis, x: number): { readonly low: number; readonly part: number } {
  const bin = findBin(axis, x);
  const low = x < binCenter(axis, bin) ? bin - 1 : bin;
  const center = binCenter(axis, low);
  return { low, part: (x - center) / (binCenter(axis, low + 1) - center) };
}

function outside(axis: Axis, x: number): Error {
  return histArgumentInvalid("interpolate", "place", `a number from ${axis.min} to ${axis.max} along ${axis.name}`, x);
}
