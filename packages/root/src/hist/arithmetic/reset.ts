import { fromDraft, toDraft } from "../cells/draft.js";
import { flushDraft } from "../filling/flush.js";
import type { Celled } from "../types.js";

/** What `reset` leaves in place. */
export interface ResetOptions {
  /** Keep entries and sums, clear contents and errors only: ROOT's "ICE". */
  readonly keepStatistics?: boolean;
  /** Keep contours and the functions that are attached: ROOT's "ICES". */
  readonly keepFunctions?: boolean;
  /** Drop a stored maximum and minimum as well: ROOT's "M". */
  readonly extremes?: boolean;
}

/**
 * The histogram without contents: cells, errors, entries and sums are 0; axes, labels, name and looks stay, and so does being
 * weighted. Source: TH1::Reset. Pending fills are dropped, but an axis without limits has got them by then.
 */
export function reset<H extends Celled>(hist: H, options: ResetOptions = {}): H {
  const draft = toDraft(hist);
  if (!options.keepStatistics && draft.attributes["fBuffer"] !== undefined) {
    flushDraft(draft, true);
    draft.attributes["fBuffer"] = Float64Array.of(0);
  }
  draft.contents.fill(0);
  draft.sumw2?.fill(0);
  draft.binEntries?.fill(0);
  draft.binSumw2?.fill(0);
  if (options.extremes) {
    delete draft.attributes["fMaximum"];
    delete draft.attributes["fMinimum"];
  }
  if (!options.keepStatistics) {
    draft.stats.fill(0);
    draft.entries = 0;
  }
  if (!options.keepStatistics && !options.keepFunctions) {
    delete draft.attributes["fFunctions"];
    delete draft.attributes["fContour"];
  }
  return fromDraft(draft);
}
