import type { BinRange } from "../axis/axis-range.js";
import { binContent } from "../cells/bin-content.js";
import { cellStrides } from "../cells/cell-index.js";
import type { CellsView } from "../cells/cells-view.js";
import { binsOfStats, countsOverflows } from "./bins-of-stats.js";

/**
 * Visits the cells that count for statistics, x outermost; the flow cells only where the histogram counts overflows.
 * ROOT then also visits the flow of the axes that a histogram does not have, and so each cell three or nine times.
 */
export function eachBinOfStats(
  hist: CellsView,
  visit: (content: number, bins: readonly [x: number, y: number, z: number]) => void,
): void {
  const strides = cellStrides(hist.axes);
  const [strideY, strideZ] = [hist.axes[1] ? strides[1] : 0, hist.axes[2] ? strides[2] : 0];
  const missing: BinRange = countsOverflows(hist) ? [0, 2] : [1, 1];
  const range = (index: number): BinRange => (hist.axes[index] ? binsOfStats(hist, hist.axes[index]) : missing);
  const [xs, ys, zs] = [range(0), range(1), range(2)];
  for (let x = xs[0]; x <= xs[1]; x++) {
    for (let y = ys[0]; y <= ys[1]; y++) {
      for (let z = zs[0]; z <= zs[1]; z++) visit(binContent(hist, x + strideY * y + strideZ * z), [x, y, z]);
    }
  }
}
