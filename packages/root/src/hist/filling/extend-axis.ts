import { canExtend, withAxisFlags } from "../axis/axis-flags.js";
import { binCenter } from "../axis/bin-edges.js";
import { findBin } from "../axis/find-bin.js";
import { cellIndex, cellPosition } from "../cells/cell-index.js";
import { axisAt } from "../cells/cells-view.js";
import type { Draft } from "../cells/draft.js";
import { type CellMove, rebuildCells } from "../cells/rebuild-cells.js";
import type { Axis } from "../types.js";

/**
 * Grows an axis until it holds `x`, by doubling its range and joining pairs of bins; under- and overflow along it are lost.
 * Source: TH1::ExtendAxis. NaN ends the growing for good.
 */
export function extendAxis(draft: Draft, index: number, x: number): void {
  const axis = axisAt(draft, index);
  if (!canExtend(axis)) return;
  if (Number.isNaN(x)) {
    draft.axes = draft.axes.map((each) => withAxisFlags(each, { canExtend: false }));
    return;
  }
  const limits = largerLimits(axis, x);
  if (limits === undefined) return;
  const oldAxes = draft.axes;
  const newAxes = oldAxes.with(index, { ...axis, ...limits });
  rebuildCells(draft, newAxes, (cell) => moveByCenter(oldAxes, newAxes, index, cell));
}

/** Flow along the axis that grows is dropped, as nobody knows where it was. */
function moveByCenter(oldAxes: readonly Axis[], newAxes: readonly Axis[], index: number, cell: number): CellMove {
  const position = cellPosition(oldAxes, cell);
  const bin = position[index] ?? 0;
  const oldAxis = oldAxes[index];
  const newAxis = newAxes[index];
  if (oldAxis === undefined || newAxis === undefined || bin === 0 || bin > oldAxis.nbins) return undefined;
  position[index] = findBin(newAxis, binCenter(oldAxis, bin));
  return cellIndex(newAxes, ...position);
}

const mostDoublings = 64;

function largerLimits({ min, max }: Axis, x: number): { readonly min: number; readonly max: number } | undefined {
  if (min >= max) return undefined;
  let [low, high, range] = [min, max, max - min];
  let doublings = 0;
  while (x < low) {
    if (doublings++ > mostDoublings) return undefined;
    low -= range;
    range *= 2;
  }
  while (x >= high) {
    if (doublings++ > mostDoublings) return undefined;
    high += range;
    range *= 2;
  }
  return { min: low, max: high };
}
