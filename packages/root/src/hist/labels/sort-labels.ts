import { histArgumentInvalid } from "../../errors/histogram-errors.js";
import { cellCount, cellIndex, cellPosition } from "../cells/cell-index.js";
import { axisAt, valueAt } from "../cells/cells-view.js";
import { type Draft, fromDraft, toDraft } from "../cells/draft.js";
import { flush } from "../filling/flush.js";
import { computeStats } from "../stats/compute-stats.js";
import { type AxisOf, axisPosition } from "../stats/moments.js";
import type { Axis, Binned } from "../types.js";

/** By text, or by the sum of contents per bin. */
export type LabelOrder = "alphabetic" | "ascending" | "descending";

/**
 * The histogram with the labelled bins of an axis in another order; bins behind the last label stay. Sums along the axis are 0
 * afterwards if a bin moved. Source: TH1::LabelsOption("a", "<", ">"). Throws HIST_ARGUMENT_INVALID for an
 * axis whose labels are not on its first bins.
 */
export function sortLabels<H extends Binned>(hist: H, order: LabelOrder, axisName: AxisOf<H> | "x" = "x"): H {
  const source: Binned = flush<Binned>(hist);
  const position = axisPosition(axisName);
  const axis = axisAt(source, position);
  const bins = [...(axis.labels?.keys() ?? [])];
  if (bins.length === 0 || bins.some((bin) => bin > bins.length)) {
    throw histArgumentInvalid("sortLabels", "axis", "labels on the first bins of it", `${bins.length} labels`);
  }
  const sorted = sortedBins(source, axis, position, order);
  const draft = toDraft(source);
  const labels = sorted.map((bin, i) => [i + 1, axis.labels?.get(bin) ?? ""] as const);
  draft.axes = draft.axes.with(position, { ...axis, labels: new Map(labels) });
  moveCells(draft, source, position, sorted);
  if (sorted.some((bin, i) => bin !== bins[i])) draft.stats = withoutSumsOf(computeStats(source), position);
  return fromDraft(draft);
}

function sortedBins(source: Binned, axis: Axis, position: number, order: LabelOrder): number[] {
  const bins = [...(axis.labels?.keys() ?? [])];
  const text = (bin: number): string => axis.labels?.get(bin) ?? "";
  if (order === "alphabetic") return bins.sort((a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0));
  const sums = new Float64Array(axis.nbins + 2);
  for (let cell = 0; cell < cellCount(source.axes); cell++) {
    const bin = cellPosition(source.axes, cell)[position] ?? 0;
    sums[bin] = (sums[bin] ?? 0) + valueAt(source.contents, cell);
  }
  const sign = order === "ascending" ? 1 : -1;
  return bins.sort((a, b) => sign * ((sums[a] ?? 0) - (sums[b] ?? 0)));
}

function moveCells(draft: Draft, source: Binned, position: number, sorted: readonly number[]): void {
  for (let cell = 0; cell < draft.contents.length; cell++) {
    const bins = cellPosition(source.axes, cell);
    const from = sorted[(bins[position] ?? 0) - 1];
    if (from === undefined) continue;
    bins[position] = from;
    const old = cellIndex(source.axes, ...bins);
    draft.contents[cell] = valueAt(source.contents, old);
    if (draft.sumw2 && source.sumw2) draft.sumw2[cell] = valueAt(source.sumw2, old);
  }
}

/** Indices of the sums that an axis takes part in. */
const sumsOf = [
  [2, 3, 6, 9],
  [4, 5, 6, 10],
  [7, 8, 9, 10],
];

function withoutSumsOf(stats: Float64Array, position: number): Float64Array {
  return stats.map((sum, i) => (sumsOf[position]?.includes(i) ? 0 : sum));
}
