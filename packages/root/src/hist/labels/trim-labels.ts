import { setAxisRange } from "../axis/axis-range.js";
import { binUpEdge } from "../axis/bin-edges.js";
import { cellIndex, cellPosition } from "../cells/cell-index.js";
import { axisAt } from "../cells/cells-view.js";
import { fromDraft, toDraft } from "../cells/draft.js";
import { rebuildCells } from "../cells/rebuild-cells.js";
import { flush } from "../filling/flush.js";
import { type AxisOf, axisPosition } from "../stats/moments.js";
import type { Binned } from "../types.js";

/** The histogram without the bins behind the last label of an axis; their contents go to the overflow. Source: TH1::LabelsDeflate. */
export function trimLabels<H extends Binned>(hist: H, axisName: AxisOf<H> | "x" = "x"): H {
  const source = flush(hist);
  const position = axisPosition(axisName);
  const axis = axisAt(source, position);
  if (axis.labels === undefined) return source;
  const nbins = Math.max(1, ...axis.labels.keys());
  if (nbins === axis.nbins) return source;
  const { edges: _, ...uniform } = setAxisRange(axis, 0, 0);
  const draft = toDraft(source);
  const axes = draft.axes.with(position, { ...uniform, nbins, max: binUpEdge(axis, nbins) });
  rebuildCells(draft, axes, (cell) => cellIndex(axes, ...cellPosition(source.axes, cell)));
  return fromDraft(draft);
}
