import { type CellsView, valueAt } from "./cells-view.js";

/** Whether nothing was counted: no entries, pending ones included, and no sum of weights. Source: TH1::IsEmpty. */
export function isEmpty(hist: CellsView): boolean {
  const pending = hist.attributes?.fBuffer?.[0] ?? 0;
  return valueAt(hist.stats, 0) === 0 && hist.entries === 0 && !(pending > 0);
}
