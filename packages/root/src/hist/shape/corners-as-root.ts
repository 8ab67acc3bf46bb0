import { cellIndex } from "../cells/cell-index.js";
import type { Draft } from "../cells/draft.js";
import { putCell } from "../cells/storage.js";
import type { Histogram } from "../types.js";

const flags = [false, true];
/** The eight corners: whether each axis is at its underflow or at its overflow. */
const corners = flags.flatMap((x) => flags.flatMap((y) => flags.map((z) => [x, y, z])));

/**
 * Gives the corner cells of a histogram that was joined in groups what ROOT computes there when it rebins in place: it counts the cells
 * of the source with the new numbers of bins, and so takes others than those that lie outside of all axes.
 */
export function cornersAsRoot(draft: Draft, source: Histogram<3>, groups: readonly number[]): void {
  for (const corner of corners) {
    const [xs = [], ys = [], zs = []] = corner.map((over, index) => binsAt(source, index, groups[index] ?? 1, over));
    const cells = xs.flatMap((x) => ys.flatMap((y) => zs.map((z) => cellIndex(draft.axes, x, y, z))));
    const [x = 0, y = 0, z = 0] = corner.map((over, index) => (over ? (draft.axes[index]?.nbins ?? 0) + 1 : 0));
    const to = cellIndex(draft.axes, x, y, z);
    const sum = cells.reduce((total, cell) => total + (source.contents[cell] ?? 0), 0);
    putCell(draft.storage, draft.contents, to, sum);
    if (draft.sumw2) draft.sumw2[to] = cells.reduce((total, cell) => total + (source.sumw2?.[cell] ?? 0), 0);
  }
}

function binsAt(source: Histogram<3>, index: number, group: number, over: boolean): number[] {
  if (!over) return [0];
  const nbins = source.axes[index]?.nbins ?? 0;
  const from = 1 + Math.floor(nbins / group) * group;
  return Array.from({ length: nbins + 2 - from }, (_, i) => from + i);
}
