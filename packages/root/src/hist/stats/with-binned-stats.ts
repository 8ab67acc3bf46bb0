import { fromDraft, toDraft } from "../cells/draft.js";
import { flushDraft, pendingFills } from "../filling/flush.js";
import type { Celled } from "../types.js";
import { resetStats, sumOfCells } from "./reset-stats.js";

/**
 * The histogram with the sums that follow from the centres of its bins in place of those taken while filling, and with
 * entries that follow from its contents. Source: TH1::ResetStats.
 */
export function withBinnedStats<H extends Celled>(hist: H): H {
  const draft = toDraft(hist);
  if (pendingFills(draft).list.length > 0) {
    // The fills that come in now bring their own sums.
    flushDraft(draft, true);
    draft.attributes["fBuffer"] = Float64Array.of(0);
    draft.entries = sumOfCells(draft);
    return fromDraft(draft);
  }
  flushDraft(draft);
  resetStats(draft);
  return fromDraft(draft);
}
