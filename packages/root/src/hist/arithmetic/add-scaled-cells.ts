import { binContent } from "../cells/bin-content.js";
import { binErrorSquared } from "../cells/bin-error.js";
import type { CellsView } from "../cells/cells-view.js";
import type { Draft } from "../cells/draft.js";
import { addToCell, copyCells, copyNumbers } from "../cells/storage.js";
import { sumOfCells, sumOfSquares } from "../cells/sum-of-cells.js";

/**
 * Gives a draft new cells with `factor * norm * other` added, and new sums of squares, if it has any, with its squared errors. The
 * arrays that it had stay as they are.
 */
export function addScaledCells(draft: Draft, other: CellsView, factor: number, norm: number): void {
  const { storage, contents, sumw2 } = draft;
  const weight = factor * norm;
  const squaredWeight = factor * factor * (norm * norm);
  if (other.binEntries === undefined) {
    draft.sumw2 = sumw2 && sumOfSquares(sumw2, other.sumw2 ?? other.contents, squaredWeight);
    draft.contents = sumOfCells(storage, contents, other.contents, weight);
    return;
  }
  const cells = copyCells(storage, contents);
  const squares = sumw2 && copyNumbers(sumw2);
  for (let cell = 0; cell < cells.length; cell++) {
    if (squares) squares[cell] = (squares[cell] ?? 0) + squaredWeight * binErrorSquared(other, cell);
    addToCell(storage, cells, cell, weight * binContent(other, cell));
  }
  draft.contents = cells;
  draft.sumw2 = squares;
}
