import { axisRange, type BinRange, isRanged } from "../axis/axis-range.js";
import { binCenter } from "../axis/bin-edges.js";
import { findBin } from "../axis/find-bin.js";
import { binContent } from "../cells/bin-content.js";
import { binError } from "../cells/bin-error.js";
import { axisAt, valueAt } from "../cells/cells-view.js";
import { type Draft, newDraft } from "../cells/draft.js";
import { countsOverflows } from "../stats/bins-of-stats.js";
import { computeStats, sumIndex } from "../stats/compute-stats.js";
import { effectiveFromSums } from "../stats/moments.js";
import type { Axis, Histogram, Profile } from "../types.js";
import { keptBins, projectedAxis, projectedLooks } from "./projection-axis.js";
import { isSameTotal, type ProjectionParts } from "./summed-bins.js";

/** The x or y axis of a 2-D histogram, or of the means of a 2-D profile, summed over the other. Source: TH2::DoProjection. */
export function projectFrom2(
  source: Histogram<2> | Profile<2>,
  position: number,
  parts: ProjectionParts & { readonly bins?: BinRange },
): Draft {
  const isX = position === 0;
  const axis = axisAt(source, isX ? 0 : 1);
  const other = axisAt(source, isX ? 1 : 0);
  const summed = summedRange(other, parts.bins);
  const weighted = parts.errors === true || source.sumw2 !== undefined;
  const result = newDraft({
    dimension: 1,
    name: parts.name,
    title: parts.title,
    axes: [projectedAxis(axis, "xaxis", parts.keepAxis === true)],
    weighted,
  });
  result.attributes = projectedLooks(source.attributes);
  const total = sumOver(source, isX, axis, summed, result);
  const withAllFlow = summed[0] === 0 && summed[1] === other.nbins + 1;
  const allInside = countsOverflows(source) ? withAllFlow : summed[0] === 1 && summed[1] === other.nbins;
  const sameTotal = source.kind === "h2" ? isSameTotal(source, total) : isSameProfileTotal(source, total);
  const keepStats = allInside || sameTotal;
  if (keepStats) {
    const stats = computeStats(source);
    const index = sumIndex[isX ? 0 : 1];
    result.stats = Float64Array.of(stats[0] ?? 0, stats[1] ?? 0, stats[index] ?? 0, stats[index + 1] ?? 0);
  }
  // Contents were set: tells the statistics to look at the bins where nothing was carried over.
  result.entries = 1;
  const [sumw = 0, sumw2 = 0] = computeStats(result);
  result.entries = weighted ? effectiveFromSums({ sumw, sumw2 }) : Math.floor(total + 0.5);
  if (keepStats && withAllFlow) result.entries = source.entries;
  return result;
}

function sumOver(
  source: Histogram<2> | Profile<2>,
  isX: boolean,
  axis: Axis,
  [first, last]: BinRange,
  result: Draft,
): number {
  const width = source.axes[0].nbins + 2;
  const kept = keptBins(axis);
  const target = axisAt(result, 0);
  let total = 0;
  for (let bin = 0; bin <= axis.nbins + 1; bin++) {
    if (kept.ranged && (bin < kept.first || bin > kept.last)) continue;
    let content = 0;
    let squares = 0;
    for (let other = first; other <= last; other++) {
      const cell = isX ? bin + width * other : other + width * bin;
      content += binContent(source, cell);
      const error = binError(source, cell);
      squares += error * error;
    }
    const to = findBin(target, binCenter(axis, bin));
    const error = Math.sqrt(squares);
    result.contents[to] = content;
    if (result.sumw2) result.sumw2[to] = error * error;
    total += content;
  }
  return total;
}

/** The range that was asked for, cut to the axis; else the range of the axis; else all with flow. */
function summedRange(axis: Axis, bins: BinRange = [0, -1]): BinRange {
  const [first, last] = bins[1] < bins[0] && isRanged(axis) ? axisRange(axis) : bins;
  return [Math.max(first, 0), last < 0 || last > axis.nbins + 1 ? axis.nbins + 1 : last];
}

function isSameProfileTotal(source: Profile<2>, total: number): boolean {
  const sumw = valueAt(source.stats, 0);
  return sumw !== 0 && Math.abs(sumw - total) < Math.abs(sumw) * 1e-12;
}
