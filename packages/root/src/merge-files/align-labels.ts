import { haveSameEdges, haveSameLimits } from "../hist/axis/compare-axes.js";
import { cellIndex, cellPosition } from "../hist/cells/cell-index.js";
import { fromDraft, toDraft } from "../hist/cells/draft.js";
import { rebuildCells } from "../hist/cells/rebuild-cells.js";
import { flush } from "../hist/filling/flush.js";
import { isCellEmpty } from "../hist/merge/merge-bin.js";
import type { Axis, Celled } from "../hist/types.js";

type MoveBin = (bin: number) => number | undefined;

/**
 * A histogram with its bins where `onto` has those of the same labels, on axes with labels in both. undefined where other axes differ,
 * or where something lies in a bin that `onto` does not have.
 */
export function alignLabels<H extends Celled>(hist: H, onto: Celled): H | undefined {
  const draft = toDraft(flush<Celled>(hist));
  const moves: MoveBin[] = [];
  for (const [index, axis] of draft.axes.entries()) {
    const target = onto.axes[index];
    const move = target && moveBins(axis, target);
    if (move === undefined) return undefined;
    moves.push(move);
  }
  const targets = Array.from(draft.contents, (_, cell) => {
    const [x, y, z] = cellPosition(draft.axes, cell).map((bin, index) => moves[index]?.(bin));
    const found = [x, y, z].slice(0, draft.axes.length).every((bin) => bin !== undefined);
    return found ? cellIndex(onto.axes, x ?? 0, y ?? 0, z ?? 0) : undefined;
  });
  if (targets.some((to, cell) => to === undefined && !isCellEmpty(draft, cell))) return undefined;
  rebuildCells(draft, onto.axes, (cell) => targets[cell]);
  return fromDraft<H>(draft);
}

/** Where the bins of an axis are on another. */
function moveBins(axis: Axis, target: Axis): MoveBin | undefined {
  if (axis.labels !== undefined && target.labels !== undefined)
    return byLabel(axis, axis.labels, target, target.labels);
  const isSame = axis.labels === target.labels && axis.nbins === target.nbins;
  return isSame && haveSameLimits(axis, target) && haveSameEdges(axis, target) ? (bin) => bin : undefined;
}

function byLabel(
  axis: Axis,
  labels: ReadonlyMap<number, string>,
  target: Axis,
  others: ReadonlyMap<number, string>,
): MoveBin {
  const bins = new Map<string, number>();
  for (const [bin, label] of others) if (label !== "" && !bins.has(label)) bins.set(label, bin);
  return (bin) => {
    if (bin === 0) return 0;
    return bin > axis.nbins ? target.nbins + 1 : bins.get(labels.get(bin) ?? "");
  };
}
