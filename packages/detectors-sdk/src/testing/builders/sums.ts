import type { Axis } from "@overwatch/core/hist";

/** ROOT's sums of weights and coordinates over filled bins. */
export interface Sums {
  /** Adds fills at the center of a bin; indices count from 0. */
  readonly add: (content: number, x: number, y: number, z: number) => void;
  readonly total: () => number;
  /** sumw, sumw2, then x: sumwx, sumwx2; y: sumwy, sumwy2, sumwxy; z: sumwz, sumwz2, sumwxz, sumwyz. */
  readonly stats: () => Float64Array;
}

/** Number of sums by dimension. */
const lengths = [0, 4, 7, 11];

export function createSums(axes: readonly Axis[]): Sums {
  const [xs = [], ys = [], zs = []] = axes.map(centersOf);
  const sums = new Float64Array(11);
  let total = 0;
  function addTo(index: number, value: number): void {
    sums[index] = (sums[index] ?? 0) + value;
  }
  return {
    add: (content, xIndex, yIndex, zIndex) => {
      const [x = 0, y = 0, z = 0] = [xs[xIndex], ys[yIndex], zs[zIndex]];
      total += content;
      addTo(0, content);
      addTo(1, content);
      addTo(2, content * x);
      addTo(3, content * x * x);
      addTo(4, content * y);
      addTo(5, content * y * y);
      addTo(6, content * x * y);
      addTo(7, content * z);
      addTo(8, content * z * z);
      addTo(9, content * x * z);
      addTo(10, content * y * z);
    },
    total: () => total,
    stats: () => sums.slice(0, lengths[axes.length]),
  };
}

function centersOf({ nbins, min, max }: Axis): readonly number[] {
  return Array.from({ length: nbins }, (_, i) => min + ((i + 0.5) * (max - min)) / nbins);
}
