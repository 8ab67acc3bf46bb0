import type { Axis, Numbers } from "../hist/types.js";

/** ROOT packs a cell's bin numbers into as few bits as the axes need, lowest bits first. */
export interface CoordinateReader {
  /** Bytes per cell. */
  readonly bytes: number;
  /** Unpacks cell `from` of `packed` to place `to` of `target`. */
  read(packed: Numbers, from: number, target: Int32Array, to: number): void;
}

/** Bits for bin numbers 0 to nbins + 1, as ROOT counts them. */
export function coordinateBits(axis: Axis): number {
  return 32 - Math.clz32(axis.nbins + 2);
}

export function coordinateReader(axes: readonly Axis[]): CoordinateReader {
  const widths = axes.map(coordinateBits);
  const total = widths.reduce((sum, bits) => sum + bits, 0);
  const bytes = Math.ceil(total / 8);
  return {
    bytes,
    read(packed, from, target, to) {
      let bit = from * bytes * 8;
      let place = to * widths.length;
      for (const width of widths) {
        let value = 0;
        for (let i = 0; i < width; i++, bit++) value |= (((packed[bit >>> 3] ?? 0) >> (bit & 7)) & 1) << i;
        target[place++] = value;
      }
    },
  };
}
