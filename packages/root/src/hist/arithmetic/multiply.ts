import { histNotDefined } from "../../errors/histogram-errors.js";
import { binContent } from "../cells/bin-content.js";
import { binErrorSquared } from "../cells/bin-error.js";
import { type Draft, fromDraft, isProfile, toDraft } from "../cells/draft.js";
import { putCell } from "../cells/storage.js";
import { flush } from "../filling/flush.js";
import { resetStats } from "../stats/reset-stats.js";
import type { Binned, Celled } from "../types.js";
import type { Dimensional } from "./add.js";
import { createSumw2 } from "./create-sumw2.js";
import { requireSameBins } from "./require-same-bins.js";

/**
 * `hist * other`, cell by cell with under- and overflow; relative errors add in squares. Statistics follow from the
 * cells. `other` may be a profile: its means count. Integer storage cuts off and wraps around. Source: TH1::Multiply(h).
 * Throws HIST_BINS_DIFFER; HIST_NOT_DEFINED for profiles.
 */
export function multiply<H extends Binned>(hist: H, other: Dimensional<H>): H {
  const first: Celled = flush<Celled>(hist);
  const second: Celled = flush<Celled>(other);
  if (isProfile(first)) throw histNotDefined("multiply", first.kind);
  requireSameBins("multiply", first, second);
  const draft = toDraft(first);
  if (second.sumw2) createSumw2(draft);
  dropExtremes(draft);
  const { storage, contents, sumw2 } = draft;
  for (let cell = 0; cell < contents.length; cell++) {
    const c0 = contents[cell] ?? 0;
    const c1 = binContent(second, cell);
    if (sumw2) sumw2[cell] = (sumw2[cell] ?? 0) * c1 * c1 + binErrorSquared(second, cell) * c0 * c0;
    putCell(storage, contents, cell, c0 * c1);
  }
  resetStats(draft);
  return fromDraft(draft);
}

/** Replaces the contents of a draft by `c1 * first * c2 * second`. Source: TH1::Multiply(h1, h2, c1, c2). */
export function multiplyInto(draft: Draft, first: Celled, second: Celled, c1: number, c2: number): void {
  requireSameBins("multiply", draft, first);
  requireSameBins("multiply", first, second);
  if (first.sumw2 || second.sumw2) createSumw2(draft);
  dropExtremes(draft);
  const { storage, contents, sumw2 } = draft;
  for (let cell = 0; cell < contents.length; cell++) {
    const b1 = binContent(first, cell);
    const b2 = binContent(second, cell);
    putCell(storage, contents, cell, c1 * b1 * c2 * b2);
    if (sumw2) {
      const squares = binErrorSquared(first, cell) * b2 * b2 + binErrorSquared(second, cell) * b1 * b1;
      sumw2[cell] = c1 * c1 * (c2 * c2) * squares;
    }
  }
  resetStats(draft);
}

/** Stored limits of the drawing no longer fit other contents. */
export function dropExtremes(draft: Draft): void {
  delete draft.attributes["fMaximum"];
  delete draft.attributes["fMinimum"];
}
