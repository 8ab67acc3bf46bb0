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
  const isMain = (x: BinBlock, y: BinBlock, z: BinBlock) => [x, y, z].every((block, i) => isInside(source, block, i));
  let cell = 0;
  for (const z of zs) {
    for (const y of ys) {
      for (const x of xs) {
        const sum = (values: Numbers) => sumBlock(source, values, x, y, z);
        putCell(storage, draft.contents, cell, sum(source.contents));
        if (oldSquares && draft.sumw2) {
          const squares = sum(oldSquares);
          const passesRoot = !isProfile && (source.axes.length === 1 || (source.axes.length === 3 && !isMain(x, y, z)));
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
  for (let i = x.first; i <= x.last; i++) {
    for (let j = y.first; j <= y.last; j++) {
      for (let k = z.first; k <= z.last; k++) sum += valueAt(values, i + strideY * j + strideZ * k);
    }
  }
  return sum;
}
