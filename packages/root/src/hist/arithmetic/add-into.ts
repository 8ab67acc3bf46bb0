import { compareAxes } from "../axis/compare-axes.js";
import { binContent } from "../cells/bin-content.js";
import { binErrorSquared } from "../cells/bin-error.js";
import { hasBit, isAverageBit } from "../cells/bits.js";
import { type Draft, fromDraft, isProfile, toDraft } from "../cells/draft.js";
import { putCell } from "../cells/storage.js";
import { mergeOrThrow } from "../merge/merge.js";
import { computeStats } from "../stats/compute-stats.js";
import { effectiveEntriesOfAllCells, resetStats } from "../stats/reset-stats.js";
import type { Celled } from "../types.js";
import { addProfiles } from "./add-profiles.js";
import { averageCells } from "./average-cells.js";
import { createSumw2 } from "./create-sumw2.js";
import { divideByVolume } from "./divide-by-volume.js";
import { dropExtremes } from "./multiply.js";
import { requireSameBins } from "./require-same-bins.js";
import { reset } from "./reset.js";

/**
 * The histogram with its contents replaced by `c1 * first + c2 * second`; it keeps its name, storage and looks. Two of the same
 * with c2 below 0 are ROOT's way to say `c1 * first / volume`. Source: TH1::Add(h1, h2, c1, c2), TProfileHelper::Add.
 */
export function addInto<H extends Celled>(hist: H, first: Celled, second: Celled, c1: number, c2: number): H {
  const draft = toDraft(hist);
  if (isProfile(first) && isProfile(second)) {
    addProfiles(draft, first, second, c1, c2);
    // Only of one axis ROOT takes the sums anew where something is subtracted.
    if (first.kind === "profile" && (c1 < 0 || c2 < 0)) resetStats(draft);
    return fromDraft(draft);
  }
  const byWidth = first === second && c2 < 0;
  if (!byWidth && first !== second) {
    const mayMerge =
      c1 === 1 && c2 === 1 && !hasBit(hist.attributes, isAverageBit) && !hasBit(first.attributes, isAverageBit);
    const differs = compareAxes(hist, first) !== "none" || compareAxes(first, second) !== "none";
    if (mayMerge && differs)
      return mergeOrThrow<Celled>([reset<Celled>(hist, { keepStatistics: true }), first, second]) as H;
    requireSameBins("add", hist, first);
    requireSameBins("add", first, second);
  }
  if (first.sumw2 || second.sumw2 || c1 !== 1 || c2 !== 1) createSumw2(draft);
  dropExtremes(draft);
  if (byWidth) {
    divideByVolume(draft, first, c1);
    resetStats(draft);
  } else sumCells(draft, first, second, c1, c2);
  return fromDraft(draft);
}

function sumCells(draft: Draft, first: Celled, second: Celled, c1: number, c2: number): void {
  const keepStats = c1 * c2 >= 0;
  const s1 = keepStats ? computeStats(first) : new Float64Array(2);
  const s2 = keepStats ? computeStats(second) : new Float64Array(2);
  const { storage, contents, sumw2 } = draft;
  if (hasBit(first.attributes, isAverageBit) && hasBit(second.attributes, isAverageBit)) {
    averageCells(draft, first, s2, s1, second);
  } else {
    for (let cell = 0; cell < contents.length; cell++) {
      const square = c1 * c1 * binErrorSquared(first, cell) + c2 * c2 * binErrorSquared(second, cell);
      putCell(storage, contents, cell, c1 * binContent(first, cell) + c2 * binContent(second, cell));
      if (sumw2) sumw2[cell] = square;
    }
  }
  if (!keepStats) {
    resetStats(draft);
    return;
  }
  draft.stats = s1.map((sum, i) => (i === 1 ? c1 * c1 : c1) * sum + (i === 1 ? c2 * c2 : c2) * (s2[i] ?? 0));
  if (c1 === 1 && c2 === 1) draft.entries = Math.abs(first.entries + second.entries);
  // Entries of before stay where nothing was added.
  else draft.entries = effectiveEntriesOfAllCells(draft) ?? draft.entries;
}
