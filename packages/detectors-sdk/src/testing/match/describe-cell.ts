import type { Axis } from "@overwatch/core/hist";

/** "bin 3", "bin (3, 4)", with "underflow" and "overflow" for the cells outside; "point 3" (from 0) without axes. */
export function describeCell(cell: number, axes: readonly Axis[]): string {
  if (axes.length === 0) return `point ${cell}`;
  let rest = cell;
  const bins = axes.map(({ nbins }) => {
    const bin = rest % (nbins + 2);
    rest = Math.floor(rest / (nbins + 2));
    if (bin === 0) return "underflow";
    return bin > nbins ? "overflow" : String(bin);
  });
  return bins.length === 1 ? `bin ${bins[0]}` : `bin (${bins.join(", ")})`;
}
