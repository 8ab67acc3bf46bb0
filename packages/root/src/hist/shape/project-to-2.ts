import { axisRange, isRanged } from "../axis/axis-range.js";
import { binCenter } from "../axis/bin-edges.js";
import { findBin } from "../axis/find-bin.js";
import { cellStrides } from "../cells/cell-index.js";
import { axisAt } from "../cells/cells-view.js";
import { type Draft, newDraft } from "../cells/draft.js";
import { sumErrorLine, sumLine } from "../cells/sum-line.js";
import { computeStats, sumIndex } from "../stats/compute-stats.js";
import { effectiveFromSums } from "../stats/moments.js";
import { resetStats } from "../stats/reset-stats.js";
import type { Axis, Histogram } from "../types.js";
import { keptBins, projectedAxis, projectedLooks } from "./projection-axis.js";
import { isSameTotal, type ProjectionParts, summedBins } from "./summed-bins.js";

type Position = 0 | 1 | 2;

/** Two axes of a 3-D histogram, summed over the third. Source: TH3::DoProject2D. */
export function projectTo2(source: Histogram<3>, across: Position, up: Position, parts: ProjectionParts): Draft {
  const errors = parts.errors === true || source.sumw2 !== undefined;
  const keep = parts.keepAxis === true;
  const result = newDraft({
    dimension: 2,
    name: parts.name,
    title: parts.title,
    axes: [projectedAxis(source.axes[across], "xaxis", keep), projectedAxis(source.axes[up], "yaxis", keep)],
    weighted: errors,
  });
  result.attributes = projectedLooks(source.attributes);
  const total = sumOver(source, across, up, parts, result);
  const keepStats = isSameTotal(source, total);
  if (keepStats) result.stats = permutedStats(computeStats(source), across, up);
  else resetStats(result);
  result.entries = source.entries;
  if (!keepStats || parts.underflow === false || parts.overflow === false) {
    const [sumw = 0, sumw2 = 0] = computeStats(result);
    const effective = effectiveFromSums({ sumw, sumw2 });
    result.entries = errors ? effective : Math.floor(effective + 0.5);
  }
  return result;
}

function sumOver(source: Histogram<3>, across: Position, up: Position, parts: ProjectionParts, result: Draft): number {
  const strides = cellStrides(source.axes);
  const out = ([0, 1, 2] as const).find((index) => index !== across && index !== up) ?? 2;
  const outs = thirdAxisBins(source.axes[out], parts);
  const count = outs.last - outs.first + 1;
  const width = axisAt(result, 0).nbins + 2;
  let total = 0;
  const acrossBins = carriedBins(source.axes[across], axisAt(result, 0));
  for (const [upBin, upTarget] of carriedBins(source.axes[up], axisAt(result, 1))) {
    for (const [acrossBin, acrossTarget] of acrossBins) {
      const first = acrossBin * strides[across] + upBin * strides[up] + outs.first * strides[out];
      const content = sumLine(source.contents, 0, first, strides[out], count);
      const to = acrossTarget + width * upTarget;
      result.contents[to] = content;
      if (result.sumw2) {
        const error = Math.sqrt(sumErrorLine(source, 0, first, strides[out], count));
        result.sumw2[to] = error * error;
      }
      total += content;
    }
  }
  return total;
}

/** Pairs of a bin and its place in the result: bins in range, or all with flow. */
function carriedBins(axis: Axis, target: Axis): [bin: number, target: number][] {
  const kept = keptBins(axis);
  const pairs: [number, number][] = [];
  for (let bin = 0; bin <= axis.nbins + 1; bin++) {
    if (kept.ranged && (bin < kept.first || bin > kept.last)) continue;
    pairs.push([bin, findBin(target, binCenter(axis, bin))]);
  }
  return pairs;
}

/** A range of (0, 0), which old files may hold, means all bins without flow here. */
function thirdAxisBins(axis: Axis, parts: ProjectionParts): { first: number; last: number } {
  const [first, last] = axisRange(axis);
  if (isRanged(axis) && first === 0 && last === 0) return { first: 1, last: axis.nbins };
  return summedBins(axis, parts);
}

/** Position of the mixed sum of two axes. */
const mixedIndex: Readonly<Record<string, number>> = { "01": 6, "02": 9, "12": 10 };

function permutedStats(stats: Float64Array, across: Position, up: Position): Float64Array {
  const pair = across < up ? `${across}${up}` : `${up}${across}`;
  const indices = [0, 1, sumIndex[across], sumIndex[across] + 1, sumIndex[up], sumIndex[up] + 1, mixedIndex[pair] ?? 6];
  return Float64Array.from(indices, (index) => stats[index] ?? 0);
}
