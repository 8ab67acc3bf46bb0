import { axisRange, type BinRange, isRanged } from "../axis/axis-range.js";
import { numberAttribute } from "../cells/bits.js";
import type { CellsView } from "../cells/cells-view.js";
import type { Axis } from "../types.js";

/** Whether under- and overflow enter the statistics. ROOT's neutral setting (2) is its global default: they do not. */
export function countsOverflows(hist: CellsView): boolean {
  return numberAttribute(hist.attributes, "fStatOverflows", 2) === 1;
}

/** The range of an axis, with flow where overflows count and no range is set; one bin where there is no axis. */
export function binsOfStats(hist: CellsView, axis: Axis | undefined): BinRange {
  if (axis === undefined) return [0, 0];
  const [first, last] = axisRange(axis);
  if (!countsOverflows(hist) || isRanged(axis)) return [first, last];
  return [first === 1 ? 0 : first, last === axis.nbins ? last + 1 : last];
}
