import { type CellsView, valueAt } from "./cells-view.js";

/**
 * Content of a cell as ROOT's GetBinContent gives it: of a profile the mean of the value, 0 where there are no entries.
 * Indices outside are taken as the first or the last cell; of a profile the content there is 0.
 */
export function binContent(hist: CellsView, cell: number): number {
  if (hist.binEntries === undefined) return valueAt(hist.contents, clampCell(hist, cell));
  const entries = valueAt(hist.binEntries, cell);
  return entries === 0 ? 0 : valueAt(hist.contents, cell) / entries;
}

/**
 * The same as ROOT's sums and extremes take it: there a mean over a negative number of entries is 0. Source: RetrieveBinContent.
 */
export function summedContent(hist: CellsView, cell: number): number {
  if (hist.binEntries !== undefined && !(valueAt(hist.binEntries, cell) > 0)) return 0;
  return binContent(hist, cell);
}

export function clampCell(hist: CellsView, cell: number): number {
  return Math.max(0, Math.min(cell, hist.contents.length - 1));
}
