import type { Draft } from "../cells/draft.js";

/**
 * Starts the sums of squared weights of a draft from its contents, as TH1::Sumw2 does: absolute contents, and only if
 * there are entries - a histogram with contents but without entries gets errors of 0. Of a profile the squared
 * weights per bin, from the bin entries.
 */
export function createSumw2(draft: Draft): void {
  if (draft.binEntries !== undefined) {
    draft.binSumw2 ??= Float64Array.from(draft.binEntries);
    return;
  }
  if (draft.sumw2 !== undefined) return;
  draft.sumw2 =
    draft.entries > 0 ? Float64Array.from(draft.contents, Math.abs) : new Float64Array(draft.contents.length);
}
