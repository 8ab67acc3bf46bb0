import { createSumw2 } from "../arithmetic/create-sumw2.js";
import { canExtend, isAlphanumeric } from "../axis/axis-flags.js";
import { binCenter } from "../axis/bin-edges.js";
import { hasBit, isNotWeightedBit, numberAttribute } from "../cells/bits.js";
import { cellIndex } from "../cells/cell-index.js";
import { axisAt } from "../cells/cells-view.js";
import type { Draft } from "../cells/draft.js";
import { addToCell, incrementCell } from "../cells/storage.js";
import { countsOverflows } from "../stats/bins-of-stats.js";
import { addMoments } from "../stats/compute-stats.js";
import { findOrExtendBin } from "./find-cell.js";
import { findOrAddLabel } from "./find-label.js";

/** A coordinate: a number, or the label of a bin. */
export type Coordinate = number | string;

/**
 * Adds one fill to a draft; undefined as the weight is ROOT's Fill without weight, which is not always the same as a weight of 1.
 * Returns the cell, or -1 where the fill does not count for the statistics. Source: TH1::Fill and those of TH2, TH3, TProfile and its sisters.
 */
export function fillDraft(draft: Draft, at: readonly Coordinate[], weight?: number): number {
  const value = draft.binEntries === undefined ? undefined : Number(at[draft.axes.length]);
  if (value !== undefined && isOutsideLimits(draft, value)) return -1;
  draft.entries++;
  const bins = draft.axes.map((_, index) => binOf(draft, index, at[index] ?? 0));
  if (bins.includes(-1)) return -1;
  const [x = 0, y = 0, z = 0] = bins;
  const cell = cellIndex(draft.axes, x, y, z);
  if (value === undefined) addCount(draft, cell, weight);
  else addValue(draft, cell, value, weight ?? 1);
  const inside = bins.every((bin, index) => bin >= 1 && bin <= axisAt(draft, index).nbins);
  if (!inside && !countsOverflows(draft)) return -1;
  addToStats(draft, bins, at, weight ?? 1, value);
  return cell;
}

function binOf(draft: Draft, index: number, at: Coordinate): number {
  return typeof at === "string" ? findOrAddLabel(draft, index, at) : findOrExtendBin(draft, index, at);
}

function isOutsideLimits(draft: Draft, value: number): boolean {
  const min = numberAttribute(draft.attributes, "valueMin", 0);
  const max = numberAttribute(draft.attributes, "valueMax", 0);
  return min !== max && !(value >= min && value <= max);
}

function addCount(draft: Draft, cell: number, weight: number | undefined): void {
  const { storage } = draft;
  const w = weight ?? 1;
  if (w !== 1 && !hasBit(draft.attributes, isNotWeightedBit)) createSumw2(draft);
  if (draft.sumw2) draft.sumw2[cell] = (draft.sumw2[cell] ?? 0) + w * w;
  if (weight === undefined) incrementCell(storage, draft.contents, cell);
  else addToCell(storage, draft.contents, cell, weight);
}

function addValue(draft: Draft, cell: number, value: number, w: number): void {
  const { contents, sumw2, binEntries } = draft;
  if (sumw2 === undefined || binEntries === undefined) return;
  contents[cell] = (contents[cell] ?? 0) + w * value;
  sumw2[cell] = (sumw2[cell] ?? 0) + w * value * value;
  if (w !== 1 && !hasBit(draft.attributes, isNotWeightedBit)) createSumw2(draft);
  if (draft.binSumw2) draft.binSumw2[cell] = (draft.binSumw2[cell] ?? 0) + w * w;
  binEntries[cell] = (binEntries[cell] ?? 0) + w;
}

function addToStats(
  draft: Draft,
  bins: readonly number[],
  at: readonly Coordinate[],
  w: number,
  value: number | undefined,
): void {
  const [x = 0, y = 0, z = 0] = draft.axes.map((axis, index) => {
    const given = at[index] ?? 0;
    if (typeof given === "number") return given;
    // Bins of a growing axis with labels may move: their positions mean nothing.
    return canExtend(axis) && isAlphanumeric(axis) ? 0 : binCenter(axis, bins[index] ?? 0);
  });
  addMoments(draft.stats, w, w * w, x, y, z, draft.axes.length);
  if (value === undefined) return;
  const sum = draft.stats.length - 2;
  draft.stats[sum] = (draft.stats[sum] ?? 0) + w * value;
  draft.stats[sum + 1] = (draft.stats[sum + 1] ?? 0) + w * value * value;
}
