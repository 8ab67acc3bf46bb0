import { type Binned, cellIndex } from "@overwatch/core/hist";

/** Channels of a histogram, 1-D or 2-D. */
export interface Channels {
  /** Cells inside the axes, without under- and overflow. */
  readonly count: number;
  readonly columns: number;
  /** Index in `contents` of a channel. */
  readonly cellOf: (channel: number) => number;
}

/**
 * How channels are counted: n is bin n + 1 along x; on a map row by row from 0, so that n is column n % columns and
 * row n / columns, rounded down. A 3-D histogram goes on plane by plane.
 */
export function channelsOf({ axes }: Binned): Channels {
  const [nx = 1, ny = 1, nz = 1] = axes.map(({ nbins }) => nbins);
  return {
    count: nx * ny * nz,
    columns: nx,
    cellOf: (channel) =>
      cellIndex(axes, (channel % nx) + 1, (Math.floor(channel / nx) % ny) + 1, Math.floor(channel / (nx * ny)) + 1),
  };
}
