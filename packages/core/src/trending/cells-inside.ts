import { type Binned, flush } from "@overwatch/root/hist";

/** Contents of all bins without under- and overflow, first axis fastest. */
export function cellsInside(hist: Binned): number[] {
  const { axes, contents } = flush<Binned>(hist);
  const [nx = 0, ny, nz] = axes.map(({ nbins }) => nbins);
  // An axis that a histogram does not have counts as one bin, number 0.
  const [firstY, lastY] = ny === undefined ? [0, 0] : [1, ny];
  const [firstZ, lastZ] = nz === undefined ? [0, 0] : [1, nz];
  const inside: number[] = [];
  for (let z = firstZ; z <= lastZ; z++) {
    for (let y = firstY; y <= lastY; y++) {
      const row = (nx + 2) * (y + ((ny ?? 0) + 2) * z);
      for (let x = 1; x <= nx; x++) inside.push(contents[row + x] ?? 0);
    }
  }
  return inside;
}
