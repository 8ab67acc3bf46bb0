import { canBeAlphanumeric, isAlphanumeric, withAxisFlags } from "../axis/axis-flags.js";
import { setAxisRange } from "../axis/axis-range.js";
import { cellIndex, cellPosition } from "../cells/cell-index.js";
import { axisAt } from "../cells/cells-view.js";
import type { Draft } from "../cells/draft.js";
import { rebuildCells } from "../cells/rebuild-cells.js";
import type { Axis } from "../types.js";

/** Number of the bin with a label, or undefined. Source: TAxis::FindFixBin(label). */
export function findLabel(axis: Axis, label: string): number | undefined {
  for (const [bin, text] of axis.labels ?? []) if (text === label) return bin;
  return undefined;
}

/**
 * Number of the bin with a label; a new label gets the next bin, and the number of bins is doubled when there is none left.
 * -1 when the axis has labels on some of its bins only and does not have this one. Source: TAxis::FindBin(label).
 */
export function findOrAddLabel(draft: Draft, index: number, label: string): number {
  if (axisAt(draft, index).labels === undefined) startLabels(draft, index);
  const axis = axisAt(draft, index);
  const labels = axis.labels ?? new Map<number, string>();
  const found = findLabel(axis, label);
  if (found !== undefined) return found;
  if (!isAlphanumeric(axis)) {
    if (labels.size !== axis.nbins || !canBeAlphanumeric(axis)) return -1;
    replaceAxis(draft, index, withAxisFlags(axis, { canExtend: true, alphanumeric: true }));
  }
  if (labels.size >= axis.nbins) doubleBins(draft, index);
  const bin = labels.size + 1;
  replaceAxis(draft, index, { ...axisAt(draft, index), labels: new Map(labels).set(bin, label) });
  return bin;
}

function startLabels(draft: Draft, index: number): void {
  const axis = axisAt(draft, index);
  const labelled: Axis = { ...axis, labels: new Map() };
  if (!canBeAlphanumeric(axis)) {
    replaceAxis(draft, index, labelled);
    return;
  }
  const limits = axis.max <= axis.min ? { min: 0, max: axis.nbins } : {};
  replaceAxis(draft, index, { ...withAxisFlags(labelled, { canExtend: true, alphanumeric: true }), ...limits });
}

/** Twice as many bins of the same width; under- and overflow along it are lost. Source: TH1::LabelsInflate. */
export function doubleBins(draft: Draft, index: number): void {
  const axis = axisAt(draft, index);
  const { edges: _, ...uniform } = setAxisRange(axis, 0, 0);
  const larger: Axis = { ...uniform, nbins: 2 * axis.nbins, max: axis.min + 2 * (axis.max - axis.min) };
  const oldAxes = draft.axes;
  const newAxes = oldAxes.with(index, larger);
  rebuildCells(draft, newAxes, (cell) => {
    const position = cellPosition(oldAxes, cell);
    const bin = position[index] ?? 0;
    return bin === 0 || bin > axis.nbins ? undefined : cellIndex(newAxes, ...position);
  });
}

function replaceAxis(draft: Draft, index: number, axis: Axis): void {
  draft.axes = draft.axes.with(index, axis);
}
