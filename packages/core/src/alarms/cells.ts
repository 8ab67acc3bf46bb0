import { type Binned, binLowEdge, binUpEdge, flush } from "@overwatch/root/hist";
import type { Overlay } from "../model/canvas.js";

/** A bin with its content, by its numbers from 1 on each axis; under- and overflow are left out. */
export interface Cell {
  readonly x: number;
  /** 0 where the histogram has no such axis; as `z`. */
  readonly y: number;
  readonly z: number;
  readonly content: number;
  /** Squared error. */
  readonly variance: number;
}

/** More than this are not drawn and not named in messages; the evidence has up to a thousand. */
const named = 10;
const drawn = 50;
const listed = 1000;

/** All bins inside the axes, x fastest. */
export function cellsOf(hist: Binned): Cell[] {
  const { axes, contents, sumw2 } = flush<Binned>(hist);
  const [nx = 0, ny, nz] = axes.map(({ nbins }) => nbins);
  const [firstY, lastY] = ny === undefined ? [0, 0] : [1, ny];
  const [firstZ, lastZ] = nz === undefined ? [0, 0] : [1, nz];
  const cells: Cell[] = [];
  for (let z = firstZ; z <= lastZ; z++) {
    for (let y = firstY; y <= lastY; y++) {
      const row = (nx + 2) * (y + ((ny ?? 0) + 2) * z);
      for (let x = 1; x <= nx; x++) {
        const content = contents[row + x] ?? 0;
        cells.push({ x, y, z, content, variance: sumw2?.[row + x] ?? Math.abs(content) });
      }
    }
  }
  return cells;
}

/** What one entry counts on average: 1 for counts, 1 / events for contents divided by events. */
export function weightOf(cells: readonly Cell[]): number {
  let [sum, variance] = [0, 0];
  for (const cell of cells) {
    sum += cell.content;
    variance += cell.variance;
  }
  return sum > 0 && variance > 0 ? variance / sum : 1;
}

/** `17`, or `3,4` in a histogram with more axes: numbers of bins from 1. */
export function cellName({ x, y, z }: Pick<Cell, "x" | "y" | "z">): string {
  return [x, y, z].filter((bin) => bin > 0).join(",");
}

/** The first few, and how many more. */
export function namesOf(cells: readonly Pick<Cell, "x" | "y" | "z">[]): string {
  const rest = cells.length > named ? `, and ${cells.length - named} more` : "";
  return `${cells.slice(0, named).map(cellName).join(", ")}${rest}`;
}

/** Names of the failing bins for machines: numbers in one dimension. */
export function cellEvidence(cells: readonly Cell[]): readonly (string | number)[] {
  return cells.slice(0, listed).map((cell) => (cell.y === 0 ? cell.x : cellName(cell)));
}

/** A red mark on each: a line as high as the content in one dimension, a frame in two. */
export function markCells(hist: Binned, cells: readonly Cell[]): readonly Overlay[] {
  const [xAxis, yAxis] = hist.axes;
  if (hist.kind === "h3") return [];
  return cells.slice(0, drawn).map(({ x, y, content }): Overlay => {
    const [left, right] = [binLowEdge(xAxis, x), binUpEdge(xAxis, x)];
    if (yAxis === undefined) {
      const middle = (left + right) / 2;
      return { type: "line", from: [middle, 0], to: [middle, content], color: "red", width: 2 };
    }
    return {
      type: "box",
      from: [left, binLowEdge(yAxis, y)],
      to: [right, binUpEdge(yAxis, y)],
      color: "red",
      width: 2,
    };
  });
}
