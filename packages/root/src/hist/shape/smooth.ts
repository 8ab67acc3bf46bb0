import { histArgumentInvalid, histNotDefined } from "../../errors/histogram-errors.js";
import { axisRange, type BinRange } from "../axis/axis-range.js";
import { fromDraft, isProfile, toDraft } from "../cells/draft.js";
import { putCell } from "../cells/storage.js";
import { flush } from "../filling/flush.js";
import type { Celled, Histogram } from "../types.js";
import { smooth353 } from "./smooth-353.js";
import { type Kernel, smoothCells } from "./smooth-cells.js";

/** How often `smooth` smooths, and what. */
export interface SmoothOptions {
  /** How many times, default 1. Of a 2-D histogram only 1 is possible. */
  readonly times?: number;
  /** Only the bins in the axis range. */
  readonly inRange?: boolean;
  /** Weights of the neighbours of a 2-D histogram, default "k5a". */
  readonly kernel?: Kernel;
}

/**
 * The histogram with smoothed contents. With one axis by running medians of 3, 5 and 3 and running means, applied twice (353QH,
 * J. Friedman, CERN School of Computing 1974); errors and entries stay. With two axes by a weighted mean with the
 * neighbours, errors likewise. Source: TH1::Smooth, TH2::Smooth.
 * Throws HIST_ARGUMENT_INVALID with fewer than three bins; HIST_NOT_DEFINED for profiles of a 2-D range.
 */
export function smooth<H extends Histogram<1> | Histogram<2>>(hist: H, options: SmoothOptions = {}): H {
  const { times = 1, inRange = false, kernel = "k5a" } = options;
  const source: Celled = flush<Celled>(hist);
  if (isProfile(source)) throw histNotDefined("smooth", source.kind);
  if (source.kind === "h2") return smoothCells(source, kernel) as H;
  const [axis] = source.axes;
  if (axis.nbins < 3) throw histArgumentInvalid("smooth", "histogram", "three or more bins", axis.nbins);
  const [first, last]: BinRange = inRange ? axisRange(axis) : [1, axis.nbins];
  const draft = toDraft(source);
  const values = Float64Array.from({ length: last - first + 1 }, (_, i) => draft.contents[first + i] ?? 0);
  if (values.length < 3) throw histArgumentInvalid("smooth", "range", "three or more bins", values.length);
  for (const [i, value] of smooth353(values, times).entries()) putCell(draft.storage, draft.contents, first + i, value);
  return fromDraft(draft);
}
