import { histBinsDiffer, histKindsDiffer } from "../../errors/histogram-errors.js";
import { compareAxes } from "../axis/compare-axes.js";
import { hasBit, isAverageBit, numberAttribute } from "../cells/bits.js";
import type { CellsView } from "../cells/cells-view.js";
import { copyDraft, type Draft, fromDraft, isProfile, toDraft, toSharedDraft } from "../cells/draft.js";
import { copyNumbers } from "../cells/storage.js";
import { sumOfWeights } from "../cells/sum-of-weights.js";
import { flush } from "../filling/flush.js";
import { mergeOrThrow } from "../merge/merge.js";
import { computeStats } from "../stats/compute-stats.js";
import { effectiveEntriesOfAllCells, resetStats } from "../stats/reset-stats.js";
import type { Celled, HistogramByKind } from "../types.js";
import { addProfiles } from "./add-profiles.js";
import { addScaledCells } from "./add-scaled-cells.js";
import { averageCells } from "./average-cells.js";
import { createSumw2 } from "./create-sumw2.js";

/** What may be added to a histogram: the same number of axes, whatever the storage; profiles to profiles only. */
export type Addend<H extends Celled> = HistogramByKind[H["kind"]];

/** Everything with the same number of axes. */
export type Dimensional<H extends Celled> = Extract<
  Celled,
  { readonly axes: { readonly length: H["axes"]["length"] } }
>;

/**
 * `hist + factor * other`, cell by cell with under- and overflow; errors add in squares. With the factor 1 and axes that
 * differ the two are merged, so that the axes may change; else cells are added by their number. Entries and sums add with a factor
 * above 0; below 0 they are computed anew from the cells. Two histograms with the bit kIsAverage are averaged.
 * Integer storage saturates. Source: TH1::Add, TProfileHelper::Add.
 *
 * Throws HIST_BINS_DIFFER, HIST_KINDS_DIFFER; from the merge HIST_LIMITS_DIFFER, HIST_FLOW_IN_THE_WAY.
 */
export function add<H extends Celled>(hist: H, other: Addend<H>, factor = 1): H {
  const first: Celled = flush(hist);
  const isSame = other === (hist as Celled);
  if (first.axes.length !== other.axes.length || (isProfile(first) && !isProfile(other))) {
    throw histKindsDiffer("add", hist.kind, other.kind);
  }
  const mayMerge = factor === 1 && !isAverage(first) && !isAverage(other);
  // Before the flush: fills that wait for limits are merged one by one.
  const unflushed = isSame ? "none" : compareAxes(first, other);
  if (!isProfile(first) && unflushed !== "none" && mayMerge) return mergeOrThrow<Celled>([first, other]) as H;
  const second: Celled = isSame ? first : flush<Celled>(other);
  if (isProfile(first) && isProfile(second)) {
    const sum = toDraft(first);
    addProfiles(sum, first, second, 1, factor);
    return fromDraft(sum);
  }
  if (unflushed === "bins") throw histBinsDiffer("add", hist.name, binCounts(first), binCounts(second));
  const average = isAverage(first) && isAverage(second);
  // Averaging changes cells in place; adding makes new ones, and a copy before would cost as much again.
  const sum = average ? toDraft(first) : { ...toSharedDraft(first), stats: copyNumbers(first.stats) };
  addHistogram(sum, isSame ? undefined : second, factor, average);
  return fromDraft(sum);
}

/** Without an addend the histogram is added to itself, with the errors that it has by then. */
function addHistogram(sum: Draft, addend: Celled | undefined, factor: number, average: boolean): void {
  if (addend?.sumw2 !== undefined || factor !== 1) createSumw2(sum);
  const other: CellsView = addend ?? (average ? copyDraft(sum) : { ...sum });
  const { entries: entriesBefore } = sum;
  // Where the sums are computed anew, averages do not know them.
  const ownStats = factor < 0 ? new Float64Array(2) : computeStats(sum);
  const otherStats = factor < 0 ? new Float64Array(2) : computeStats(other);
  delete sum.attributes["fMaximum"];
  delete sum.attributes["fMinimum"];
  if (average) averageCells(sum, other, ownStats, otherStats);
  else addScaledCells(sum, other, factor, normalization(other));
  if (factor < 0) {
    resetStats(sum);
    return;
  }
  sum.stats = ownStats.map((own, i) => own + (i === 1 ? factor * factor : factor) * (otherStats[i] ?? 0));
  // A weighted sum has no number of fills: since 6.38 ROOT takes the effective one.
  sum.entries = factor === 1 ? entriesBefore + other.entries : (effectiveEntriesOfAllCells(sum) ?? sum.entries);
}

function isAverage(hist: Celled): boolean {
  return hasBit(hist.attributes, isAverageBit);
}

function normalization(hist: CellsView): number {
  const norm = numberAttribute(hist.attributes, "fNormFactor", 0);
  return norm === 0 ? 1 : norm / sumOfWeights(hist);
}

function binCounts(hist: Celled): number[] {
  return hist.axes.map((axis) => axis.nbins);
}
