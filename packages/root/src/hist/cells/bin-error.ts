import type { ProfileErrors } from "../types.js";
import { clampCell } from "./bin-content.js";
import { type CellsView, valueAt } from "./cells-view.js";

/**
 * Error of a cell as ROOT's GetBinError gives it: the root of the sum of squared weights or, of an unweighted histogram,
 * of the absolute content. Of a profile by its `errors` mode. Indices outside are taken as the first or the last cell, of a profile as empty.
 */
export function binError(hist: CellsView, cell: number): number {
  if (hist.binEntries !== undefined) return profileError(hist, cell, hist.errors ?? "");
  const inside = clampCell(hist, cell);
  return Math.sqrt(hist.sumw2 ? valueAt(hist.sumw2, inside) : Math.abs(valueAt(hist.contents, inside)));
}

/**
 * Square of the error without going through the root, where ROOT does not: of an unweighted histogram the content with
 * its sign. A profile's goes through the root. Source: TH1::GetBinErrorSqUnchecked.
 */
export function binErrorSquared(hist: CellsView, cell: number): number {
  if (hist.binEntries !== undefined) {
    const error = binError(hist, cell);
    return error * error;
  }
  return valueAt(hist.sumw2 ?? hist.contents, cell);
}

/** Effective number of entries of a profile's cell: (sum w)^2 / sum w^2. */
export function binEffectiveEntries(hist: CellsView, cell: number): number {
  const inside = clampCell(hist, cell);
  const sumw = valueAt(hist.binEntries ?? hist.contents, inside);
  if (hist.binSumw2 === undefined) return sumw;
  const sumw2 = valueAt(hist.binSumw2, inside);
  return sumw2 > 0 ? (sumw * sumw) / sumw2 : 0;
}

/** TProfileHelper::GetBinError: S the spread, n the effective entries; "" S/sqrt(n), "s" S, "i" 1/sqrt(12n) where S is 0, "g" 1/sqrt(w). */
function profileError(hist: CellsView, cell: number, mode: ProfileErrors): number {
  const sum = valueAt(hist.contents, cell);
  const sumOfSquares = hist.sumw2 ? valueAt(hist.sumw2, cell) : 0;
  const entries = valueAt(hist.binEntries ?? hist.contents, cell);
  if (entries === 0) return 0;
  if (mode === "g") return 1 / Math.sqrt(entries);
  const effective = binEffectiveEntries(hist, cell);
  const mean = sum / entries;
  const variance = Math.abs(sumOfSquares / entries - mean * mean);
  const spread = Math.sqrt(variance);
  if (mode === "s") return spread;
  if (mode === "i") return spread !== 0 ? spread / Math.sqrt(effective) : 1 / Math.sqrt(12 * effective);
  return spread / Math.sqrt(effective);
}
