import type { Axis } from "../types.js";

/** Number of cells with under- and overflow: the product of (nbins + 2). */
export function cellCount(axes: readonly Axis[]): number {
  return axes.reduce((product, axis) => product * (axis.nbins + 2), 1);
}

/** Distance between neighbours along x, y and z in the flat array. */
export function cellStrides(axes: readonly Axis[]): readonly [x: number, y: number, z: number] {
  const y = (axes[0]?.nbins ?? 0) + 2;
  return [1, y, y * ((axes[1]?.nbins ?? 0) + 2)];
}

/**
 * Index of a cell from one bin number per axis, as ROOT's GetBin: numbers below 0 and above nbins + 1 are taken as
 * underflow and overflow; numbers of axes that the histogram does not have are ignored.
 */
export function cellIndex(axes: readonly Axis[], x: number, y = 0, z = 0): number {
  const bins = [x, y, z];
  let index = 0;
  let stride = 1;
  axes.forEach((axis, position) => {
    index += stride * Math.max(0, Math.min(bins[position] ?? 0, axis.nbins + 1));
    stride *= axis.nbins + 2;
  });
  return index;
}

/** Bin numbers of a cell, 0 on axes that the histogram does not have: the reverse of `cellIndex`. */
export function cellPosition(axes: readonly Axis[], cell: number): [x: number, y: number, z: number] {
  const position: [number, number, number] = [0, 0, 0];
  let rest = cell;
  axes.forEach((axis, index) => {
    position[index] = rest % (axis.nbins + 2);
    rest = Math.trunc(rest / (axis.nbins + 2));
  });
  return position;
}
