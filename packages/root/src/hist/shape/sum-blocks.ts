import { binError } from "../cells/bin-error.js";
import { cellCount } from "../cells/cell-index.js";
import { type CellsView, valueAt } from "../cells/cells-view.js";
import type { Draft } from "../cells/draft.js";
import { newCells, putCell } from "../cells/storage.js";
import type { Numbers } from "../types.js";

/** Old bins that become one new bin, both inclusive. */
export interface BinBlock {
  readonly first: number;
  readonly last: number;
}

const one: readonly BinBlock[] = [{ first: 0, last: 0 }];

/** Fills the cells of a draft with its new axes from blocks of old cells, first axis outermost as ROOT sums. */
export function sumBlocks(draft: Draft, source: CellsView, blocks: readonly (readonly BinBlock[])[]): void {
  const [xs = one, ys = one, zs = one] = blocks;
  const length = cellCount(draft.axes);
  const { storage } = draft;
  const isProfile = source.binEntries !== undefined;
  draft.contents = newCells(storage, length);
  const oldSquares = source.sumw2 && !isProfile ? squaredErrors(source) : source.sumw2;
  if (oldSquares) draft.sumw2 = new Float64Array(length);
  if (draft.binEntries) draft.binEntries = new Float64Array(length);
  if (draft.binSumw2) draft.binSumw2 = new Float64Array(length);
  const flowCount = (x: BinBlock, y: BinBlock, z: BinBlock) =>
    [x, y, z].filter((block, i) => !isInside(source, block, i)).length;
  let cell = 0;
  for (const z of zs) {
    for (const y of ys) {
      for (const x of xs) {
        const sum = (values: Numbers) => sumBlock(source, values, x, y, z);
        putCell(storage, draft.contents, cell, sum(source.contents));
        if (oldSquares && draft.sumw2) {
          const squares = sum(oldSquares);
          const passesRoot = !isProfile && throughRootIn(source.axes.length, flowCount(x, y, z));
          draft.sumw2[cell] = passesRoot ? throughRoot(squares) : squares;
        }
        if (source.binEntries && draft.binEntries) draft.binEntries[cell] = sum(source.binEntries);
        if (source.binSumw2 && draft.binSumw2) draft.binSumw2[cell] = sum(source.binSumw2);
        cell++;
      }
    }
  }
}

/** With one axis ROOT takes the roots of the squares and squares them again; with three it does so with the sums in the flow. */
function squaredErrors(source: CellsView): Numbers {
  if (source.axes.length > 1) return source.sumw2 ?? [];
  return Float64Array.from({ length: source.contents.length }, (_, cell) => {
    const error = binError(source, cell);
    return error * error;
  });
}

/** ROOT goes through the error with one axis, and with three in the flow but for the corners. */
function throughRootIn(axes: number, flow: number): boolean {
  return axes === 1 || (axes === 3 && (flow === 1 || flow === 2));
}

/** ROOT stores an error, not its square: the last digit may change. */
function throughRoot(square: number): number {
  const error = Math.sqrt(square);
  return error * error;
}

/** Whether a block is neither under- nor overflow. */
function isInside(source: CellsView, block: BinBlock, index: number): boolean {
  const axis = source.axes[index];
  return axis === undefined || (block.first > 0 && block.last <= axis.nbins);
}

function sumBlock(source: CellsView, values: Numbers, x: BinBlock, y: BinBlock, z: BinBlock): number {
  const strideY = (source.axes[0]?.nbins ?? 0) + 2;
  const strideZ = strideY * ((source.axes[1]?.nbins ?? 0) + 2);
  let sum = 0;
  const isOverflowX = x.last === (source.axes[0]?.nbins ?? 0) + 1;
  if (source.binEntries !== undefined && isOverflowX && isInside(source, y, 1)) {
    // Here ROOT sums with y outermost.
    for (let j = y.first; j <= y.last; j++) {
      for (let i = x.first; i <= x.last; i++) sum += valueAt(values, i + strideY * j);
    }
    return sum;
  }
  // Of three axes ROOT nests those that are inside first and those in the flow innermost.
  const strides = [1, strideY, strideZ];
  const blocks = [x, y, z].map((block, index) => ({ ...block, stride: strides[index] ?? 0, index }));
  const isFlow = ({ index, ...block }: BinBlock & { readonly index: number }) =>
    source.axes.length === 3 && !isInside(source, block, index);
  const [outer, middle, inner] = [...blocks.filter((b) => !isFlow(b)), ...blocks.filter(isFlow)];
  if (outer === undefined || middle === undefined || inner === undefined) return sum;
  for (let i = outer.first; i <= outer.last; i++) {
    for (let j = middle.first; j <= middle.last; j++) {
      const start = i * outer.stride + j * middle.stride;
      for (let k = inner.first; k <= inner.last; k++) sum += valueAt(values, start + k * inner.stride);
    }
  }
  return sum;
}
