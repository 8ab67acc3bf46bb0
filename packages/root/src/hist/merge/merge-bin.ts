import { binErrorSquared } from "../cells/bin-error.js";
import { valueAt } from "../cells/cells-view.js";
import type { Draft } from "../cells/draft.js";
import { addToCell } from "../cells/storage.js";

/** Whether a cell holds neither content nor error. Source: TH1Merger::IsBinEmpty. */
export function isCellEmpty(input: Draft, cell: number): boolean {
  if (input.binEntries !== undefined)
    return valueAt(input.binEntries, cell) === 0 && valueAt(input.contents, cell) === 0;
  return valueAt(input.contents, cell) === 0 && (input.sumw2 === undefined || valueAt(input.sumw2, cell) === 0);
}

/**
 * Adds a cell of an input to a cell of the target. An unweighted content counts as its own squared error, with its
 * sign. Source: TH1Merger::MergeBin; MergeProfileBin, but for weights: ROOT 6.40 adds the sums of the value
 * where an input has no squared weights, we add the weights.
 */
export function mergeBin(target: Draft, input: Draft, from: number, to: number): void {
  if (target.binEntries !== undefined) {
    mergeProfileBin(target, input, from, to);
    return;
  }
  const content = valueAt(input.contents, from);
  addToCell(target.storage, target.contents, to, content);
  if (target.sumw2) increase(target.sumw2, to, input.sumw2 ? binErrorSquared(input, from) : content);
}

function mergeProfileBin(target: Draft, input: Draft, from: number, to: number): void {
  const { contents, sumw2, binEntries, binSumw2 } = target;
  contents[to] = (contents[to] ?? 0) + valueAt(input.contents, from);
  if (sumw2 && input.sumw2) increase(sumw2, to, valueAt(input.sumw2, from));
  if (binEntries && input.binEntries) increase(binEntries, to, valueAt(input.binEntries, from));
  if (binSumw2) increase(binSumw2, to, valueAt(input.binSumw2 ?? input.binEntries ?? [], from));
}

function increase(values: Float64Array, index: number, amount: number): void {
  values[index] = (values[index] ?? 0) + amount;
}
