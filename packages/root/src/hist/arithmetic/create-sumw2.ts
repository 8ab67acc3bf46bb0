import type { Draft } from "../cells/draft.js";
import { copyNumbers } from "../cells/storage.js";

/**
 * Starts the sums of squared weights of a draft from its contents, as TH1::Sumw2 does: absolute contents, and only if
 * there are entries - a histogram with contents but without entries gets errors of 0. Of a profile the squared
 * weights per bin, from the bin entries.
 */
export function createSumw2(draft: Draft): void {
  if (draft.binEntries !== undefined) {
    draft.binSumw2 ??= copyNumbers(draft.binEntries);
    return;
  }
  if (draft.sumw2 !== undefined) return;
  const { contents, entries } = draft;
  const sumw2 = new Float64Array(contents.length);
  // A loop: `Float64Array.from` with a function takes ten times as long.
  if (entries > 0) for (let cell = 0; cell < sumw2.length; cell++) sumw2[cell] = Math.abs(contents[cell] ?? 0);
  draft.sumw2 = sumw2;
}
