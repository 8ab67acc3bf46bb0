import type { Axes, Axis, Dimension, Histogram } from "@overwatch/core/hist";
import { createSums } from "./sums.js";

/** An axis with bins of equal width. Default range: 0 to the number of bins, so that bin n begins at n - 1. */
export interface AxisOptions {
  readonly min?: number;
  readonly max?: number;
  readonly title?: string;
}

/** Title and axes of a built histogram; the title is its name unless given. */
export interface BuildOptions {
  readonly title?: string;
  readonly x?: AxisOptions;
  readonly y?: AxisOptions;
  readonly z?: AxisOptions;
}

/** Content of the bin with these indices, which count from 0 and leave under- and overflow out. */
export type ContentAt = (x: number, y: number, z: number) => number;

/** Number of bins per axis. */
export interface BinsByDimension {
  1: readonly [x: number];
  2: readonly [x: number, y: number];
  3: readonly [x: number, y: number, z: number];
}

const axisNames = ["x", "y", "z"] as const;

/** A histogram of doubles without weights, as if each bin had been filled at its center as often as its content says. */
export function build<D extends Dimension>(
  name: string,
  bins: BinsByDimension[D],
  contentAt: ContentAt,
  options: BuildOptions,
): Histogram<D> {
  const counts: readonly number[] = bins;
  const axes = counts.map((nbins, i) => axisOf(nbins, axisNames[i] ?? "x", options));
  const contents = new Float64Array(counts.reduce((cells, nbins) => cells * (nbins + 2), 1));
  const sums = createSums(axes);
  const [nx = 1, ny = 1, nz = 1] = counts;
  for (let z = 0; z < nz; z++) {
    for (let y = 0; y < ny; y++) {
      for (let x = 0; x < nx; x++) {
        const content = contentAt(x, y, z);
        if (content === 0) continue;
        contents[cellOf(x, y, z, counts)] = content;
        sums.add(content, x, y, z);
      }
    }
  }
  return {
    kind: `h${counts.length as D}`,
    name,
    title: options.title ?? name,
    // As many axes as bins were given, which is D.
    axes: axes as unknown as Axes<D>,
    storage: "float64",
    contents,
    entries: sums.total(),
    stats: sums.stats(),
  };
}

function axisOf(nbins: number, axis: "x" | "y" | "z", options: BuildOptions): Axis {
  const { min = 0, max = nbins, title = "" } = options[axis] ?? {};
  return { name: `${axis}axis`, title, nbins, min, max };
}

/** Place in the flat array: first axis fastest, the underflow cell of each axis in front. */
function cellOf(x: number, y: number, z: number, [nx = 1, ny, nz]: readonly number[]): number {
  const row = ny === undefined ? 0 : (nx + 2) * (y + 1);
  const plane = ny === undefined || nz === undefined ? 0 : (nx + 2) * (ny + 2) * (z + 1);
  return x + 1 + row + plane;
}
