import type { Axis } from "../types.js";
import { cellCount } from "./cell-index.js";
import type { Draft } from "./draft.js";
import { addToCell, newCells } from "./storage.js";

/** Where the content of a cell goes; undefined: nowhere. */
export type CellMove = number | undefined;

/** Gives a draft new axes and carries each cell's content over; what meets in a cell is added up. */
export function rebuildCells(draft: Draft, axes: readonly Axis[], move: (cell: number) => CellMove): void {
  const { storage, contents } = draft;
  const length = cellCount(axes);
  const newContents = newCells(storage, length);
  const targets = Array.from({ length: contents.length }, (_, cell) => move(cell));
  targets.forEach((target, cell) => {
    if (target !== undefined) addToCell(storage, newContents, target, contents[cell] ?? 0);
  });
  draft.axes = [...axes];
  draft.contents = newContents;
  draft.sumw2 = moved(draft.sumw2, targets, length);
  draft.binEntries = moved(draft.binEntries, targets, length);
  draft.binSumw2 = moved(draft.binSumw2, targets, length);
}

function moved(
  values: Float64Array | undefined,
  targets: readonly CellMove[],
  length: number,
): Float64Array | undefined {
  if (values === undefined) return undefined;
  const result = new Float64Array(length);
  targets.forEach((target, cell) => {
    if (target !== undefined) result[target] = (result[target] ?? 0) + (values[cell] ?? 0);
  });
  return result;
}
