import { type HistogramError, histFlowInTheWay } from "../../errors/histogram-errors.js";
import { canExtend } from "../axis/axis-flags.js";
import { setAxisRange } from "../axis/axis-range.js";
import { binCenter } from "../axis/bin-edges.js";
import { findBin } from "../axis/find-bin.js";
import { cellCount, cellIndex, cellPosition } from "../cells/cell-index.js";
import type { Draft } from "../cells/draft.js";
import { newCells } from "../cells/storage.js";
import { sumInto, sumSquaresInto } from "../cells/sum-into.js";
import { findOrExtendBin } from "../filling/find-cell.js";
import type { Axis } from "../types.js";
import type { AxisBinning } from "./common-axis.js";
import { isCellEmpty, mergeBin } from "./merge-bin.js";

const axisNames = ["x", "y", "z"] as const;

/** Gives the target new axes where there are some, and empty cells. Source: TH1Merger::DefineNewAxes. */
export function setNewAxes(target: Draft, binnings: readonly (AxisBinning | undefined)[]): void {
  target.axes = target.axes.map((axis, index) => {
    const binning = binnings[index];
    if (binning === undefined) return axis;
    const { edges: _, ...rest } = setAxisRange(axis, 0, 0);
    const { edges, ...limits } = binning;
    return { ...rest, ...limits, ...(edges && { edges }) };
  });
  const length = cellCount(target.axes);
  target.contents = newCells(target.storage, length);
  target.stats = target.stats.map(() => 0);
  target.entries = 0;
  if (target.sumw2) target.sumw2 = new Float64Array(length);
  if (target.binEntries) target.binEntries = new Float64Array(length);
  if (target.binSumw2) target.binSumw2 = new Float64Array(length);
}

/** Adds the cells of an input of the same axes by their number. */
export function mergeByNumber(target: Draft, input: Draft): void {
  if (target.binEntries === undefined) {
    if (target.sumw2) sumSquaresInto(target.sumw2, input.sumw2 ?? input.contents, 1);
    sumInto(target.storage, target.contents, input.contents, 1);
    return;
  }
  for (let cell = 0; cell < input.contents.length; cell++) mergeBin(target, input, cell, cell);
}

/**
 * Adds the cells of an input where the centres of its bins lie. Flow that could be inside the target is an error: nobody knows where it was.
 * Source: TH1Merger::DifferentAxesMerge.
 */
export function mergeByPosition(target: Draft, input: Draft): HistogramError | undefined {
  for (let cell = 0; cell < input.contents.length; cell++) {
    if (isCellEmpty(input, cell)) continue;
    const position = cellPosition(input.axes, cell);
    const inTheWay = input.axes.findIndex((axis, index) => {
      const own = target.axes[index];
      return own !== undefined && isFlowInTheWay(own, axis, position[index] ?? 0);
    });
    if (inTheWay >= 0) return histFlowInTheWay(target.name, input.name, axisNames[inTheWay] ?? "");
    const bins = input.axes.map((axis, index) => {
      const center = binCenter(axis, position[index] ?? 0);
      return findOrExtendBin(target, index, center);
    });
    const [x = 0, y = 0, z = 0] = bins;
    mergeBin(target, input, cell, cellIndex(target.axes, x, y, z));
  }
  return undefined;
}

function isFlowInTheWay(own: Axis, axis: Axis, bin: number): boolean {
  if (bin >= 1 && bin <= axis.nbins) return false;
  const center = binCenter(axis, bin);
  return canExtend(own) || (center > own.min && center < own.max);
}

/** Bin of the target at the place of an input's bin; flow stays flow. */
export function fixedBin(own: Axis, axis: Axis, bin: number): number {
  if (bin === 0) return 0;
  return bin > axis.nbins ? own.nbins + 1 : findBin(own, binCenter(axis, bin));
}
