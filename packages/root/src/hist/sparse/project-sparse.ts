import type { Sparse } from "../../classes/types.js";
import { histArgumentInvalid } from "../../errors/histogram-errors.js";
import { axisRange, isRanged, setAxisRange } from "../axis/axis-range.js";
import { cellStrides } from "../cells/cell-index.js";
import { valueAt } from "../cells/cells-view.js";
import { type Draft, fromDraft, newDraft } from "../cells/draft.js";
import { keptBins, projectedAxis } from "../shape/projection-axis.js";
import { effectiveFromSums } from "../stats/moments.js";
import { resetStats } from "../stats/reset-stats.js";
import type { Axis, Binned, Dimension, Histogram } from "../types.js";

/** Positions of the axes to keep, 0 the first: of the result's x, y and z axis. */
export type SparseAxes = readonly [number] | readonly [number, number] | readonly [number, number, number];

/** Which cells of a sparse histogram are summed, and how. */
export interface SparseProjectOptions {
  /** Compute errors even if the source has none of its own. */
  readonly errors?: boolean;
  /** Keep the whole axis where a range is set. */
  readonly keepAxis?: boolean;
}

const axisNames = ["xaxis", "yaxis", "zaxis"] as const;

/**
 * A histogram of one to three of the axes, summed over all others in their ranges. Without a range under- and overflow count.
 * Entries and sums are those of the source where nothing is left out (the sums then follow from the bins), else they are computed
 * from the cells. Source: THnBase::Projection. Throws HIST_ARGUMENT_INVALID for an axis that is not there.
 */
export function projectSparse<const A extends SparseAxes>(
  sparse: Sparse,
  kept: A,
  options: SparseProjectOptions = {},
): Histogram<A["length"]> {
  const { errors = false, keepAxis = false } = options;
  const axes = kept.map((index) => axisOf(sparse, index));
  const draft = newDraft({
    dimension: kept.length as Dimension,
    name: `${sparse.name}_proj_${kept.join("_")}`,
    title: `${sparse.title} projection `,
    axes: axes.map((axis, index) => {
      const projected = projectedAxis(axis, axisNames[index] ?? "", keepAxis);
      return keepAxis ? setAxisRange(projected, 0, 0) : projected;
    }),
    weighted: errors || sparse.sumw2 !== undefined,
  });
  const offsets = axes.map((axis) => (keepAxis || !isRanged(axis) ? 0 : keptBins(axis).first - 1));
  const isPartial = sparse.axes.some(isRanged);
  sumCells(draft, sparse, kept, offsets);
  draft.entries = sparse.entries;
  if (isPartial) {
    resetStats(draft);
    const [sumw = 0, sumw2 = 0] = draft.stats;
    const effective = effectiveFromSums({ sumw, sumw2 });
    draft.entries = draft.sumw2 ? effective : Math.floor(effective + 0.5);
  }
  const hist: Binned = fromDraft(draft);
  // One axis per element of the tuple: the compiler does not connect the two lengths.
  return hist as Histogram<A["length"]>;
}

function axisOf(sparse: Sparse, index: number): Axis {
  const axis = sparse.axes[index];
  if (axis === undefined) throw histArgumentInvalid("projectSparse", "axis", `0 to ${sparse.axes.length - 1}`, index);
  return axis;
}

function sumCells(draft: Draft, sparse: Sparse, kept: SparseAxes, offsets: readonly number[]): void {
  const size = sparse.axes.length;
  const strides = cellStrides(draft.axes);
  const ranges = sparse.axes.map((axis) => (isRanged(axis) ? axisRange(axis) : undefined));
  for (let i = 0; i < sparse.contents.length; i++) {
    const bin = (index: number): number => valueAt(sparse.coordinates, i * size + index);
    if (ranges.some((range, index) => range && (bin(index) < range[0] || bin(index) > range[1]))) continue;
    const cell = kept.reduce(
      (sum, axis, index) => sum + (bin(axis) - (offsets[index] ?? 0)) * (strides[index] ?? 0),
      0,
    );
    const content = valueAt(sparse.contents, i);
    draft.contents[cell] = (draft.contents[cell] ?? 0) + content;
    if (!draft.sumw2) continue;
    const before = Math.sqrt(draft.sumw2[cell] ?? 0);
    const error = Math.sqrt(before * before + (sparse.sumw2 ? valueAt(sparse.sumw2, i) : content));
    draft.sumw2[cell] = error * error;
  }
}
