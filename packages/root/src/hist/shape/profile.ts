import { axisRange, type BinRange, isRanged } from "../axis/axis-range.js";
import { binCenter } from "../axis/bin-edges.js";
import { findBin } from "../axis/find-bin.js";
import { isNotWeightedBit, standardBits } from "../cells/bits.js";
import { axisAt, valueAt } from "../cells/cells-view.js";
import { type Draft, fromDraft, newDraft } from "../cells/draft.js";
import { fillDraft } from "../filling/fill-draft.js";
import { flush } from "../filling/flush.js";
import { computeStats } from "../stats/compute-stats.js";
import { effectiveFromSums } from "../stats/moments.js";
import { resetStats } from "../stats/reset-stats.js";
import type { Histogram, Profile, ProfileErrors } from "../types.js";
import { keptBins, projectedAxis, projectedLooks } from "./projection-axis.js";

/** Which cells `profile` takes, and how. */
export interface ProfileOptions {
  readonly errors?: ProfileErrors;
  /** Keep the whole axis where a range is set; bins outside the range stay empty. */
  readonly keepAxis?: boolean;
  /** Bins of the other axis, both inclusive; default 1..nbins, or the range that is set on it. */
  readonly bins?: BinRange;
  /** Default: name of the source and "_pfx" or "_pfy". */
  readonly name?: string;
}

/**
 * Mean of the other axis per bin of an axis, from the bins' centres, with the contents as weights. Entries are the
 * effective ones. Source: TH2::ProfileX and ProfileY.
 */
export function profile(hist: Histogram<2>, onto: "x" | "y", options: ProfileOptions = {}): Profile<1> {
  const source = flush(hist);
  const isX = onto === "x";
  const axis = axisAt(source, isX ? 0 : 1);
  const other = axisAt(source, isX ? 1 : 0);
  const draft = newDraft({
    dimension: 1,
    profile: options.errors ?? "",
    name: options.name ?? `${hist.name}_pf${onto}`,
    title: hist.title,
    axes: [projectedAxis(axis, "xaxis", options.keepAxis === true)],
    weighted: source.sumw2 !== undefined,
  });
  draft.attributes = projectedLooks(source.attributes);
  // Contents of an unweighted histogram are numbers of fills, not weights.
  if (!source.sumw2) draft.attributes["fBits"] = standardBits | isNotWeightedBit;
  const [first, last] = otherBins(other.nbins, isRanged(other) ? axisRange(other) : undefined, options.bins);
  const kept = keptBins(axis);
  const width = source.axes[0].nbins + 2;
  for (let bin = 0; bin <= axis.nbins + 1; bin++) {
    if (kept.ranged && (bin < kept.first || bin > kept.last)) continue;
    for (let inner = first; inner <= last; inner++) {
      const cell = isX ? bin + width * inner : inner + width * bin;
      fillCell(draft, source, cell, binCenter(axis, bin), binCenter(other, inner));
    }
  }
  resetStats(draft);
  const [sumw = 0, sumw2 = 0] = computeStats(draft);
  draft.entries = effectiveFromSums({ sumw, sumw2 });
  return fromDraft(draft);
}

/** Fills a cell's content as a weight; the square of the weight is replaced by the cell's own square where there is one. */
function fillCell(draft: Draft, source: Histogram<2>, cell: number, x: number, value: number): void {
  const content = valueAt(source.contents, cell);
  if (content === 0) return;
  const to = findBin(axisAt(draft, 0), x);
  const before = draft.binSumw2?.[to] ?? 0;
  fillDraft(draft, [x, value], content);
  if (source.sumw2 && draft.binSumw2) draft.binSumw2[to] = before + valueAt(source.sumw2, cell);
}

function otherBins(nbins: number, range: BinRange | undefined, bins: BinRange = [1, -1]): BinRange {
  const [first, last] = bins[1] < bins[0] && range ? range : bins;
  return [first < 0 ? 1 : first, last < 0 || last > nbins + 1 ? nbins : last];
}
