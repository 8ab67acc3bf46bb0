import { axisRange, type BinRange } from "../axis/axis-range.js";
import { summedContent } from "../cells/bin-content.js";
import { notSet, numberAttribute } from "../cells/bits.js";
import { cellStrides } from "../cells/cell-index.js";
import type { CellsView } from "../cells/cells-view.js";
import { flush } from "../filling/flush.js";
import type { AnyHistogram, Axis, Celled, Graph, Stack } from "../types.js";

/** Largest float32: ROOT looks for contents below it, and above its negative. */
const largestFloat = 3.4028234663852886e38;

/**
 * Largest content below `limit` in the axes' ranges, without under- and overflow; or the stored maximum (fMaximum) if there is one.
 * Of a graph its largest y, of a stack the largest of its members. Source: TH1::GetMaximum.
 */
export function maximum(hist: AnyHistogram, limit = largestFloat): number {
  if (hist.kind === "graph") return largest(yOf(hist), limit);
  if (hist.kind === "stack")
    return largest(
      membersOf(hist).map((member) => maximum(member, limit)),
      limit,
    );
  const stored = numberAttribute(hist.attributes, "fMaximum", notSet);
  if (stored !== notSet) return stored;
  let result = -largestFloat;
  eachCellInRange(flush(hist), (content) => {
    if (content > result && content < limit) result = content;
  });
  return result;
}

/** Smallest content above `limit`; the rest as `maximum`. Source: TH1::GetMinimum. */
export function minimum(hist: AnyHistogram, limit = -largestFloat): number {
  if (hist.kind === "graph")
    return -largest(
      yOf(hist).map((y) => -y),
      -limit,
    );
  if (hist.kind === "stack")
    return -largest(
      membersOf(hist).map((member) => -minimum(member, limit)),
      -limit,
    );
  const stored = numberAttribute(hist.attributes, "fMinimum", notSet);
  if (stored !== notSet) return stored;
  let result = largestFloat;
  eachCellInRange(flush(hist), (content) => {
    if (content < result && content > limit) result = content;
  });
  return result;
}

/** Index of the first cell with the largest content in range; 0 if there is none. Source: TH1::GetMaximumBin. */
export function maximumCell(hist: Celled): number {
  let [largestContent, result] = [-largestFloat, 0];
  eachCellInRange(flush(hist), (content, cell) => {
    if (content > largestContent) [largestContent, result] = [content, cell];
  });
  return result;
}

/** Index of the first cell with the smallest content in range; 0 if there is none. Source: TH1::GetMinimumBin. */
export function minimumCell(hist: Celled): number {
  let [smallestContent, result] = [largestFloat, 0];
  eachCellInRange(flush(hist), (content, cell) => {
    if (content < smallestContent) [smallestContent, result] = [content, cell];
  });
  return result;
}

/** Visits the cells in the axes' ranges, x fastest. */
function eachCellInRange(hist: CellsView, visit: (content: number, cell: number) => void): void {
  const [, strideY, strideZ] = cellStrides(hist.axes);
  const [xs, ys, zs] = [0, 1, 2].map((index) => rangeOf(hist.axes[index]));
  if (xs === undefined || ys === undefined || zs === undefined) return;
  const means = hist.binEntries !== undefined;
  const { contents } = hist;
  for (let z = zs[0]; z <= zs[1]; z++) {
    for (let y = ys[0]; y <= ys[1]; y++) {
      for (let x = xs[0]; x <= xs[1]; x++) {
        const cell = x + strideY * y + strideZ * z;
        visit(means ? summedContent(hist, cell) : (contents[cell] ?? 0), cell);
      }
    }
  }
}

function rangeOf(axis: Axis | undefined): BinRange {
  return axis === undefined ? [0, 0] : axisRange(axis);
}

function largest(values: readonly number[], limit: number): number {
  return values.reduce((result, value) => (value > result && value < limit ? value : result), -largestFloat);
}

function yOf(graph: Graph): number[] {
  return [...graph.y];
}

function membersOf(stack: Stack): readonly Celled[] {
  return stack.members;
}
