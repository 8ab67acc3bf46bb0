import { histArgumentInvalid, histKindsDiffer } from "../../errors/histogram-errors.js";
import { binContent } from "../cells/bin-content.js";
import { binErrorSquared } from "../cells/bin-error.js";
import { type Draft, fromDraft, isProfile, toDraft } from "../cells/draft.js";
import { putCell } from "../cells/storage.js";
import { flush } from "../filling/flush.js";
import { resetStats } from "../stats/reset-stats.js";
import type { Celled } from "../types.js";
import type { Addend, Dimensional } from "./add.js";
import { createSumw2 } from "./create-sumw2.js";
import { divideProfile, divideProfilesInto } from "./divide-profiles.js";
import { dropExtremes } from "./multiply.js";
import { requireSameBins } from "./require-same-bins.js";

/** Scales and errors of `divide`. */
export interface DivideOptions {
  /** `hist` is a part of `other`, as in an efficiency: errors are binomial, and 0 where the two are equal. */
  readonly binomial?: boolean;
}

/**
 * `hist / other`, cell by cell with under- and overflow; 0 where `other` is 0. Relative errors add in squares, or are
 * binomial. Statistics follow from the cells; entries of a binomial division are those of `other`. A profile is divided
 * by a profile, sum by sum and weight by weight. Source: TH1::Divide, TProfile::Divide.
 * Throws HIST_BINS_DIFFER, HIST_KINDS_DIFFER.
 */
export function divide<H extends Celled>(hist: H, other: Addend<H> | Dimensional<H>, options: DivideOptions = {}): H {
  const first: Celled = flush(hist);
  const second: Celled = flush<Celled>(other);
  const draft = toDraft(first);
  if (options.binomial) {
    divideInto(draft, first, second, 1, 1, true);
    return fromDraft(draft);
  }
  if (isProfile(first)) {
    if (!isProfile(second)) throw histKindsDiffer("divide", first.kind, second.kind);
    requireSameBins("divide", first, second);
    divideProfile(draft, second);
    return fromDraft(draft);
  }
  requireSameBins("divide", first, second);
  if (second.sumw2) createSumw2(draft);
  dropExtremes(draft);
  const { storage, contents, sumw2 } = draft;
  for (let cell = 0; cell < contents.length; cell++) {
    const c0 = contents[cell] ?? 0;
    const c1 = binContent(second, cell);
    const square = c1 * c1;
    if (sumw2) {
      const squares = (sumw2[cell] ?? 0) * square + binErrorSquared(second, cell) * c0 * c0;
      sumw2[cell] = c1 === 0 ? 0 : squares / (square * square);
    }
    putCell(storage, contents, cell, isZero(c1) ? 0 : c0 / c1);
  }
  resetStats(draft);
  return fromDraft(draft);
}

/**
 * Replaces the contents of a draft by `c1 * first / (c2 * second)`; with binomial errors the factors do not enter them.
 * Source: TH1::Divide(h1, h2, c1, c2, option).
 */
export function divideInto(
  draft: Draft,
  first: Celled,
  second: Celled,
  c1: number,
  c2: number,
  binomial: boolean,
): void {
  if (isProfile(first) || isProfile(second)) {
    if (!isProfile(first) || !isProfile(second)) throw histKindsDiffer("divide", first.kind, second.kind);
    divideProfilesInto(draft, first, second, c1, c2);
    return;
  }
  requireSameBins("divide", draft, first);
  requireSameBins("divide", first, second);
  if (c2 === 0) throw histArgumentInvalid("divide", "factor of the divisor", "a number other than 0", c2);
  if (first.sumw2 || second.sumw2 || binomial) createSumw2(draft);
  dropExtremes(draft);
  const { storage, contents, sumw2 } = draft;
  for (let cell = 0; cell < contents.length; cell++) {
    const b1 = binContent(first, cell);
    const b2 = binContent(second, cell);
    putCell(storage, contents, cell, isZero(b2) ? 0 : (c1 * b1) / (c2 * b2));
    if (!sumw2) continue;
    const e1 = binErrorSquared(first, cell);
    const e2 = binErrorSquared(second, cell);
    if (b2 === 0) sumw2[cell] = 0;
    else sumw2[cell] = binomial ? binomialSquare(b1, b2, e1, e2) : quotientSquare(b1, b2, e1, e2, c1 * c1, c2 * c2);
  }
  resetStats(draft);
  if (binomial) draft.entries = second.entries;
}

/** C++ takes NaN for true. */
function isZero(value: number): boolean {
  return value === 0;
}

function binomialSquare(b1: number, b2: number, e1: number, e2: number): number {
  if (b1 === b2) return 0;
  const square = b2 * b2;
  return Math.abs(((1 - (2 * b1) / b2) * e1 + (b1 * b1 * e2) / square) / square);
}

function quotientSquare(b1: number, b2: number, e1: number, e2: number, c1sq: number, c2sq: number): number {
  const b1sq = b1 * b1;
  const b2sq = b2 * b2;
  return (c1sq * c2sq * (e1 * b2sq + e2 * b1sq)) / (c2sq * c2sq * b2sq * b2sq);
}
