import { hasMovingLabels } from "../axis/axis-flags.js";
import { isRanged } from "../axis/axis-range.js";
import { binCenter } from "../axis/bin-edges.js";
import { binError, binErrorSquared } from "../cells/bin-error.js";
import { axisAt, type CellsView, valueAt } from "../cells/cells-view.js";
import { copyNumbers } from "../cells/storage.js";
import { binsOfStats } from "./bins-of-stats.js";

/** Positions of sums in `stats` by axis: of the coordinate and of its square. */
export const sumIndex = [2, 4, 7] as const;

/**
 * Sums over the histogram as ROOT's GetStats gives them: the stored ones, or sums over the bins' centres when an axis
 * has a range or contents were set without statistics (sum of weights 0, entries not). Layout as `Histogram.stats`.
 */
export function computeStats(hist: CellsView): Float64Array {
  const isProfile = hist.binEntries !== undefined;
  const sumw = valueAt(hist.stats, 0);
  const unknown = sumw === 0 && (isProfile || hist.entries > 0);
  // Of a profile with three axes ROOT does not ask the third.
  const asked = isProfile ? hist.axes.slice(0, 2) : hist.axes;
  if (unknown || asked.some(isRanged)) return binnedStats(hist);
  const stored = copyNumbers(hist.stats);
  const value = stored.length - 2;
  if (isProfile && hist.axes.length === 1 && stored[value] === 0 && stored[value + 1] === 0) {
    // Profiles of ROOT 3 do not store the sums of the value.
    for (let bin = 1; bin <= axisAt(hist, 0).nbins; bin++) {
      stored[value] = (stored[value] ?? 0) + valueAt(hist.contents, bin);
      stored[value + 1] = (stored[value + 1] ?? 0) + valueAt(hist.sumw2 ?? [], bin);
    }
  }
  return stored;
}

/** The sums over the bins in range, first axis fastest; the flow cells only where the histogram counts overflows. */
export function binnedStats(hist: CellsView): Float64Array {
  const stats = new Float64Array(hist.stats.length);
  const [xs, ys, zs] = [0, 1, 2].map((index) => axisBins(hist, index));
  if (xs === undefined || ys === undefined || zs === undefined) return stats;
  const strideY = axisAt(hist, 0).nbins + 2;
  const strideZ = strideY * ((hist.axes[1]?.nbins ?? 0) + 2);
  const add = hist.binEntries === undefined ? histogramCell : profileCell;
  for (let z = zs.first; z <= zs.last; z++) {
    for (let y = ys.first; y <= ys.last; y++) {
      for (let x = xs.first; x <= xs.last; x++) {
        add(hist, stats, x + strideY * y + strideZ * z, xs.at(x), ys.at(y), zs.at(z));
      }
    }
  }
  return stats;
}

interface AxisBins {
  readonly first: number;
  readonly last: number;
  readonly at: (bin: number) => number;
}

const noAxis: AxisBins = { first: 0, last: 0, at: () => 0 };

function axisBins(hist: CellsView, index: number): AxisBins {
  const axis = hist.axes[index];
  if (axis === undefined) return noAxis;
  const [first, last] = binsOfStats(hist, axis);
  // Positions along an axis whose labelled bins may move mean nothing.
  return { first, last, at: hasMovingLabels(axis) ? () => 0 : (bin) => binCenter(axis, bin) };
}

function histogramCell(hist: CellsView, stats: Float64Array, cell: number, x: number, y: number, z: number): void {
  addMoments(stats, valueAt(hist.contents, cell), squaredError(hist, cell), x, y, z, hist.axes.length);
}

/** With one axis or three ROOT takes the root and squares it again: the last digit may change. */
function squaredError(hist: CellsView, cell: number): number {
  if (hist.axes.length === 2) return binErrorSquared(hist, cell);
  const error = binError(hist, cell);
  return error * error;
}

function profileCell(hist: CellsView, stats: Float64Array, cell: number, x: number, y: number, z: number): void {
  const sumw = valueAt(hist.binEntries ?? [], cell);
  addMoments(stats, sumw, hist.binSumw2 ? valueAt(hist.binSumw2, cell) : sumw, x, y, z, hist.axes.length);
  const value = stats.length - 2;
  increase(stats, value, valueAt(hist.contents, cell));
  increase(stats, value + 1, valueAt(hist.sumw2 ?? [], cell));
}

/** Adds a weight at a place to the sums; the products are taken from left to right, as ROOT does. */
export function addMoments(
  stats: Float64Array,
  w: number,
  w2: number,
  x: number,
  y: number,
  z: number,
  dimension: number,
): void {
  increase(stats, 0, w);
  increase(stats, 1, w2);
  increase(stats, 2, w * x);
  increase(stats, 3, w * x * x);
  if (dimension < 2) return;
  increase(stats, 4, w * y);
  increase(stats, 5, w * y * y);
  increase(stats, 6, w * x * y);
  if (dimension < 3) return;
  increase(stats, 7, w * z);
  increase(stats, 8, w * z * z);
  increase(stats, 9, w * x * z);
  increase(stats, 10, w * y * z);
}

function increase(stats: Float64Array, index: number, amount: number): void {
  stats[index] = (stats[index] ?? 0) + amount;
}
