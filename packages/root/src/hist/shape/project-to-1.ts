import { binCenter } from "../axis/bin-edges.js";
import { findBin } from "../axis/find-bin.js";
import { cellStrides } from "../cells/cell-index.js";
import { axisAt } from "../cells/cells-view.js";
import { type Draft, newDraft } from "../cells/draft.js";
import { sumErrorLine, sumLine } from "../cells/sum-line.js";
import { computeStats, sumIndex } from "../stats/compute-stats.js";
import { effectiveFromSums } from "../stats/moments.js";
import { resetStats } from "../stats/reset-stats.js";
import type { Histogram } from "../types.js";
import { keptBins, projectedAxis, projectedLooks } from "./projection-axis.js";
import { isSameTotal, type ProjectionParts, summedBins } from "./summed-bins.js";

/**
 * One axis of a 3-D histogram, summed over the other two. Source: TH3::DoProject1D.
 *
 * @param summary - the histogram whose sums are carried over: with the ranges that its own axes have.
 */
export function projectTo1(
  source: Histogram<3>,
  position: 0 | 1 | 2,
  parts: ProjectionParts,
  summary: Histogram<3>,
): Draft {
  const axis = source.axes[position];
  const errors = parts.errors === true || source.sumw2 !== undefined;
  const result = newDraft({
    dimension: 1,
    name: parts.name,
    title: parts.title,
    axes: [projectedAxis(axis, "xaxis", parts.keepAxis === true)],
    weighted: errors,
  });
  result.attributes = projectedLooks(source.attributes);
  const total = sumOver(source, position, parts, result);
  const stats = computeStats(summary);
  const keepStats = isSameTotal(source, total);
  if (keepStats) {
    const index = sumIndex[position];
    result.stats = Float64Array.of(stats[0] ?? 0, stats[1] ?? 0, stats[index] ?? 0, stats[index + 1] ?? 0);
  } else resetStats(result);
  result.entries = source.entries;
  if (!keepStats || parts.underflow === false || parts.overflow === false) {
    const [sumw = 0, sumw2 = 0] = computeStats(result);
    result.entries = errors ? effectiveFromSums({ sumw, sumw2 }) : Math.floor(total + 0.5);
  }
  return result;
}

/** Sums up into the result's cells; returns the sum of all. */
function sumOver(source: Histogram<3>, position: 0 | 1 | 2, parts: ProjectionParts, result: Draft): number {
  const axis = source.axes[position];
  const strides = cellStrides(source.axes);
  const [one, two] = ([0, 1, 2] as const).filter((index) => index !== position);
  if (one === undefined || two === undefined) return 0;
  const ones = summedBins(source.axes[one], parts);
  const twos = summedBins(source.axes[two], parts);
  const count = twos.last - twos.first + 1;
  const kept = keptBins(axis);
  const target = axisAt(result, 0);
  let total = 0;
  for (let bin = 0; bin <= axis.nbins + 1; bin++) {
    if (kept.ranged && (bin < kept.first || bin > kept.last)) continue;
    let content = 0;
    let squares = 0;
    for (let i = ones.first; i <= ones.last; i++) {
      const first = bin * strides[position] + i * strides[one] + twos.first * strides[two];
      content = sumLine(source.contents, content, first, strides[two], count);
      if (result.sumw2) squares = sumErrorLine(source, squares, first, strides[two], count);
    }
    const to = findBin(target, binCenter(axis, bin));
    result.contents[to] = content;
    if (result.sumw2) result.sumw2[to] = squared(Math.sqrt(squares));
    total += content;
  }
  return total;
}

/** ROOT stores an error, so squares pass through a root: the last digit may change. */
export function squared(error: number): number {
  return error * error;
}
