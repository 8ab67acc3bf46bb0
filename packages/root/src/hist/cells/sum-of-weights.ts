import { summedContent } from "./bin-content.js";
import { cellStrides } from "./cell-index.js";
import { axisAt, type CellsView } from "./cells-view.js";

/** Sum of the contents without under- and overflow, whatever the range; x fastest. Source: TH1::GetSumOfWeights. */
export function sumOfWeights(hist: CellsView): number {
  const [, strideY, strideZ] = cellStrides(hist.axes);
  const last = (index: number): number => hist.axes[index]?.nbins ?? 0;
  const first = (index: number): number => (hist.axes[index] === undefined ? 0 : 1);
  let sum = 0;
  for (let z = first(2); z <= last(2); z++) {
    for (let y = first(1); y <= last(1); y++) {
      for (let x = 1; x <= axisAt(hist, 0).nbins; x++) sum += summedContent(hist, x + strideY * y + strideZ * z);
    }
  }
  return sum;
}
