import { fromDraft, toDraft } from "../cells/draft.js";
import { mapMembers } from "../cells/map-members.js";
import type { AnyHistogram, Celled } from "../types.js";
import { createSumw2 } from "./create-sumw2.js";

/**
 * The histogram with a sum of squared weights per cell, started from its contents; one that has it already is returned
 * as it is. Of a profile the squared weights per bin; of a stack each member; a graph is returned as it is.
 * Source: TH1::Sumw2.
 */
export function withErrors<H extends AnyHistogram>(hist: H): H {
  return mapMembers(hist, addErrors);
}

function addErrors<C extends Celled>(hist: C): C {
  // Pending fills stay pending: they bring their own squares.
  const draft = toDraft(hist);
  if (draft.binEntries === undefined ? draft.sumw2 : draft.binSumw2) return hist;
  createSumw2(draft);
  return fromDraft(draft);
}

/** The histogram without its sum of squared weights: the errors become the roots of the contents. */
export function withoutErrors<H extends AnyHistogram>(hist: H): H {
  return mapMembers(hist, (cells) => {
    const draft = toDraft(cells);
    if (draft.binEntries === undefined) draft.sumw2 = undefined;
    draft.binSumw2 = undefined;
    return fromDraft(draft);
  });
}
