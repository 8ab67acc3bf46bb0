import { summedContent } from "../cells/bin-content.js";
import { binErrorSquared } from "../cells/bin-error.js";
import type { Draft } from "../cells/draft.js";
import { sumOf } from "../cells/sum-into.js";
import { computeStats } from "./compute-stats.js";

/**
 * Replaces entries and sums by what the cells say, as TH1::ResetStats does: entries are the sum of contents over all
 * cells, or its square over the sum of squared errors where there are errors.
 */
export function resetStats(draft: Draft): void {
  draft.stats[0] = 0;
  // Tells GetStats to look at the bins.
  draft.entries = 1;
  draft.stats = computeStats(draft);
  const [sum] = sumsOverCells(draft);
  draft.entries = (draft.sumw2 && effectiveEntriesOfAllCells(draft)) ?? sum;
}

/** Effective entries of all cells, under- and overflow included; undefined if the sum of squared errors is not above 0. */
export function effectiveEntriesOfAllCells(draft: Draft): number | undefined {
  const [sum, squares] = sumsOverCells(draft);
  return squares > 0 ? (sum * sum) / squares : undefined;
}

/** Sum of the contents of all cells, under- and overflow included. */
export function sumOfCells(draft: Draft): number {
  return sumsOverCells(draft)[0];
}

function sumsOverCells(draft: Draft): [sum: number, squares: number] {
  if (draft.binEntries === undefined) return [sumOf(draft.contents), sumOf(draft.sumw2 ?? draft.contents)];
  let sum = 0;
  let squares = 0;
  for (let cell = 0; cell < draft.contents.length; cell++) {
    sum += summedContent(draft, cell);
    squares += binErrorSquared(draft, cell);
  }
  return [sum, squares];
}
