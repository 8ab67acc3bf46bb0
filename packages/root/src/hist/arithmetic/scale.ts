import { type Draft, fromDraft, toDraft } from "../cells/draft.js";
import { mapMembers } from "../cells/map-members.js";
import { putCell } from "../cells/storage.js";
import { flush } from "../filling/flush.js";
import { computeStats } from "../stats/compute-stats.js";
import { resetStats } from "../stats/reset-stats.js";
import type { AnyHistogram, Celled, Numbers } from "../types.js";
import { createSumw2 } from "./create-sumw2.js";
import { divideByVolume } from "./divide-by-volume.js";

/** How `scale` scales. */
export interface ScaleOptions {
  /** Divide each cell by its volume as well: contents become densities, and the statistics those of the bins. */
  readonly byWidth?: boolean;
  /** Leave an unweighted histogram unweighted: its errors then no longer follow from what was counted. */
  readonly keepUnweighted?: boolean;
}

/**
 * The histogram with contents multiplied by `factor` and errors by its absolute value. Integer storage cuts off and wraps around.
 * A stored maximum and minimum are dropped, entries kept. A profile's mean values are multiplied, its weights kept.
 * Of a stack each member; a graph is returned as it is. Source: TH1::Scale, TProfileHelper::Scale.
 */
export function scale<H extends AnyHistogram>(hist: H, factor: number, options: ScaleOptions = {}): H {
  return mapMembers(hist, (cells) => scaleCells(cells, factor, options));
}

function scaleCells<C extends Celled>(hist: C, factor: number, options: ScaleOptions): C {
  const draft = toDraft(flush(hist));
  if (draft.binEntries !== undefined) scaleProfile(draft, factor);
  else scaleHistogram(draft, factor, options);
  scaleContour(draft, factor);
  return fromDraft(draft);
}

function scaleHistogram(draft: Draft, factor: number, { byWidth, keepUnweighted }: ScaleOptions): void {
  delete draft.attributes["fMaximum"];
  delete draft.attributes["fMinimum"];
  if (byWidth) {
    createSumw2(draft);
    divideByVolume(draft, draft, factor);
    resetStats(draft);
    return;
  }
  const square = factor * factor;
  if (draft.sumw2) multiplyFloat64(draft.sumw2, square);
  else if (!keepUnweighted) draft.sumw2 = scaledSumw2(draft, square);
  multiplyCells(draft, factor);
  // After the cells, as ROOT does: sums that come from the bins are multiplied twice.
  draft.stats = computeStats(draft).map((sum, index) => (index === 1 ? square * sum : factor * sum));
}

/** What `createSumw2` would start, multiplied, in one go. */
function scaledSumw2({ contents, entries }: Draft, square: number): Float64Array {
  const count = contents.length;
  const sumw2 = new Float64Array(count);
  if (entries > 0) for (let cell = 0; cell < count; cell++) sumw2[cell] = Math.abs(contents[cell] as number) * square;
  return sumw2;
}

function multiplyCells({ storage, contents }: Draft, factor: number): void {
  if (contents instanceof Float32Array) multiplyFloat32(contents, factor);
  else if (contents instanceof Float64Array && storage === "float64") multiplyFloat64(contents, factor);
  else
    for (let cell = 0; cell < contents.length; cell++) putCell(storage, contents, cell, factor * (contents[cell] ?? 0));
}

/** One function for each type of array: a loop that sees one type alone takes half as long. */
function multiplyFloat32(values: Float32Array, factor: number): void {
  const count = values.length;
  for (let i = 0; i < count; i++) values[i] = factor * (values[i] as number);
}

function multiplyFloat64(values: Float64Array, factor: number): void {
  const count = values.length;
  for (let i = 0; i < count; i++) values[i] = (values[i] as number) * factor;
}

function scaleProfile(draft: Draft, factor: number): void {
  const size = Math.abs(factor);
  draft.contents = draft.contents.map((value) => factor * value);
  draft.sumw2 = draft.sumw2?.map((value) => size * size * value);
}

function scaleContour(draft: Draft, factor: number): void {
  const { fContour } = draft.attributes as { readonly fContour?: Numbers };
  if (fContour) draft.attributes["fContour"] = Float64Array.from(fContour, (level) => level * factor);
}
