import { binErrorSquared } from "../cells/bin-error.js";
import { cellPosition } from "../cells/cell-index.js";
import { valueAt } from "../cells/cells-view.js";
import { fromDraft, toDraft } from "../cells/draft.js";
import { flush } from "../filling/flush.js";
import type { Binned } from "../types.js";
import type { Addend } from "./add.js";
import { addInto } from "./add-into.js";
import { createSumw2 } from "./create-sumw2.js";
import { divideInto } from "./divide.js";

/** The weight of the second histogram in `asymmetry`. */
export interface AsymmetryOptions {
  /** Weight of the second histogram, default 1. */
  readonly factor?: number;
  /** Error of that weight, default 0. */
  readonly factorError?: number;
}

/**
 * `(hist - c other) / (hist + c other)`, cell by cell, with errors that know that both sides hold the same counts.
 * Entries and sums follow from the cells. Source: TH1::GetAsymmetry.
 */
export function asymmetry<H extends Binned>(hist: H, other: Addend<H>, options: AsymmetryOptions = {}): H {
  const { factor: c = 1, factorError: dc = 0 } = options;
  const first: Binned = flush<Binned>(hist);
  const second: Binned = flush<Binned>(other);
  const base = toDraft(first);
  createSumw2(base);
  const start: Binned = fromDraft(base);
  const top = addInto(start, first, second, 1, -c);
  const bottom = addInto(start, first, second, 1, c);
  const draft = toDraft(start);
  draft.title = `(${first.name} - ${second.name})/(${first.name}+${second.name})`;
  draft.name = `Asymmetry_${first.name}-${second.name}`;
  divideInto(draft, top, bottom, 1, 1, false);
  const { sumw2 } = draft;
  for (let cell = 0; cell < draft.contents.length; cell++) {
    const position = cellPosition(first.axes, cell);
    const isInside = first.axes.every((axis, i) => (position[i] ?? 0) >= 1 && (position[i] ?? 0) <= axis.nbins);
    const sum = valueAt(bottom.contents, cell);
    if (!isInside || !sumw2 || sum < 1e-6) continue;
    const [a, b] = [valueAt(first.contents, cell), valueAt(second.contents, cell)];
    const [da, db] = [binErrorSquared(first, cell), binErrorSquared(second, cell)];
    const error = (2 * Math.sqrt(a * a * c * c * db + c * c * b * b * da + a * a * b * b * dc * dc)) / (sum * sum);
    sumw2[cell] = error * error;
  }
  return fromDraft(draft);
}
