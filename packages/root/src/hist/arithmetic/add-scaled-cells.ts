import { binContent } from "../cells/bin-content.js";
import { binErrorSquared } from "../cells/bin-error.js";
import type { CellsView } from "../cells/cells-view.js";
import type { Draft } from "../cells/draft.js";
import { addToCell } from "../cells/storage.js";
import { sumInto, sumSquaresInto } from "../cells/sum-into.js";

/** Adds `factor * norm * other` to the cells of a draft and its squared errors to the sums of squares, if there are any. */
export function addScaledCells(draft: Draft, other: CellsView, factor: number, norm: number): void {
  const { storage, contents, sumw2 } = draft;
  const weight = factor * norm;
  const squaredWeight = factor * factor * (norm * norm);
  if (other.binEntries === undefined) {
    if (sumw2) sumSquaresInto(sumw2, other.sumw2 ?? other.contents, squaredWeight);
    sumInto(storage, contents, other.contents, weight);
    return;
  }
  for (let cell = 0; cell < contents.length; cell++) {
    if (sumw2) sumw2[cell] = (sumw2[cell] ?? 0) + squaredWeight * binErrorSquared(other, cell);
    addToCell(storage, contents, cell, weight * binContent(other, cell));
  }
}
