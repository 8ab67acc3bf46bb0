import { binErrorSquared } from "../cells/bin-error.js";
import { type CellsView, valueAt } from "../cells/cells-view.js";
import type { Draft } from "../cells/draft.js";
import { putCell } from "../cells/storage.js";

const hugeWeight = 1e200;

/** Replaces each cell by the mean of two, weighted by 1 / error^2. Source: the branch kIsAverage of TH1::Add. */
export function averageCells(
  draft: Draft,
  other: CellsView,
  ownStats: Float64Array,
  otherStats: Float64Array,
  own: CellsView = draft,
): void {
  for (let cell = 0; cell < draft.contents.length; cell++) {
    const y1 = valueAt(other.contents, cell);
    const y2 = valueAt(own.contents, cell);
    const w1 = weightOf(other, otherStats, cell);
    const w2 = weightOf(own, ownStats, cell);
    putCell(draft.storage, draft.contents, cell, (w1 * y1 + w2 * y2) / (w1 + w2));
    if (draft.sumw2) {
      const square = 1 / (w1 + w2);
      draft.sumw2[cell] = square < 1e-200 ? 0 : square;
    }
  }
}

/** Without an error a cell counts as exact, or, if it is empty, with the mean weight of the whole histogram. */
function weightOf(hist: CellsView, stats: Float64Array, cell: number): number {
  const square = binErrorSquared(hist, cell);
  if (square !== 0) return 1 / square;
  if (hist.sumw2 === undefined) return 1;
  if (valueAt(hist.contents, cell) !== 0) return hugeWeight;
  const [sumw = 0, sumw2 = 0] = stats;
  const scale = sumw !== 0 ? sumw2 / sumw : 1;
  return 1 / (scale * scale);
}
