import { cellIndex } from "../../hist/cells/cell-index.js";
import { fromDraft, toDraft } from "../../hist/cells/draft.js";
import { putCell } from "../../hist/cells/storage.js";
import type { Histogram } from "../../hist/types.js";

const flags = [false, true];
/** The eight corners: whether each axis is at its underflow or at its overflow. */
const corners = flags.flatMap((x) => flags.flatMap((y) => flags.map((z) => [x, y, z])));

/**
 * The result with the corner cells that ROOT computes when it rebins in place: it then counts the cells of the source
 * with the new numbers of bins, and double counts or loses some. Everything else is left for the comparison.
 */
export function withRootCorners(result: Histogram<3>, source: Histogram<3>, groups: readonly number[]): Histogram<3> {
  const draft = toDraft(result);
  for (const corner of corners) {
    const [xs = [], ys = [], zs = []] = corner.map((over, index) => binsAt(source, index, groups[index] ?? 1, over));
    const cells = xs.flatMap((x) => ys.flatMap((y) => zs.map((z) => cellIndex(result.axes, x, y, z))));
    const [x = 0, y = 0, z = 0] = corner.map((over, index) => (over ? (result.axes[index]?.nbins ?? 0) + 1 : 0));
    const to = cellIndex(result.axes, x, y, z);
    putCell(
      draft.storage,
      draft.contents,
      to,
      cells.reduce((sum, cell) => sum + (source.contents[cell] ?? 0), 0),
    );
    if (draft.sumw2) draft.sumw2[to] = cells.reduce((sum, cell) => sum + (source.sumw2?.[cell] ?? 0), 0);
  }
  return fromDraft(draft);
}

function binsAt(source: Histogram<3>, index: number, group: number, over: boolean): number[] {
  if (!over) return [0];
  const nbins = source.axes[index]?.nbins ?? 0;
  const from = 1 + Math.floor(nbins / group) * group;
  return Array.from({ length: nbins + 2 - from }, (_, i) => from + i);
}
