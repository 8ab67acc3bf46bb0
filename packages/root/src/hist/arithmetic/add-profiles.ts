import { histBinsDiffer } from "../../errors/histogram-errors.js";
import { type CellsView, valueAt } from "../cells/cells-view.js";
import type { Draft } from "../cells/draft.js";
import { computeStats } from "../stats/compute-stats.js";
import { createSumw2 } from "./create-sumw2.js";

/**
 * Replaces the cells of a profile by `c1 * first + c2 * second`: sums of the value with the sign of the factor, weights
 * with its size. Source: TProfileHelper::Add. Axes are compared by their number of bins only.
 */
export function addProfiles(draft: Draft, first: CellsView, second: CellsView, c1: number, c2: number): void {
  for (const other of [first, second]) {
    const [mine, theirs] = [draft, other].map((view) => view.axes.map((axis) => axis.nbins));
    if (mine?.join() !== theirs?.join()) throw histBinsDiffer("add", draft.name, mine ?? [], theirs ?? []);
  }
  const a1 = Math.abs(c1);
  const a2 = Math.abs(c2);
  draft.entries = a1 * first.entries + a2 * second.entries;
  const s1 = computeStats(first);
  const s2 = computeStats(second);
  draft.stats = s1.map((sum, i) =>
    i === 1 ? c1 * c1 * sum + c2 * c2 * valueAt(s2, i) : a1 * sum + a2 * valueAt(s2, i),
  );
  if (first.binSumw2 !== undefined || second.binSumw2 !== undefined) createSumw2(draft);
  const { contents, sumw2, binEntries, binSumw2 } = draft;
  if (sumw2 === undefined || binEntries === undefined) return;
  const [w1 = [], w2 = []] = [first, second].map((view) => view.binSumw2 ?? view.binEntries);
  for (let cell = 0; cell < contents.length; cell++) {
    contents[cell] = c1 * valueAt(first.contents, cell) + c2 * valueAt(second.contents, cell);
    sumw2[cell] = a1 * valueAt(first.sumw2 ?? [], cell) + a2 * valueAt(second.sumw2 ?? [], cell);
    binEntries[cell] = a1 * valueAt(first.binEntries ?? [], cell) + a2 * valueAt(second.binEntries ?? [], cell);
    if (binSumw2) binSumw2[cell] = a1 * a1 * valueAt(w1, cell) + a2 * a2 * valueAt(w2, cell);
  }
}
