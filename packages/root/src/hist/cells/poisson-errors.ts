import { gammaQuantile } from "../math/gamma-quantile.js";
import { binError } from "./bin-error.js";
import { numberAttribute } from "./bits.js";
import { type CellsView, valueAt } from "./cells-view.js";

/** Distances from the content down to the lower and up to the upper end of its interval. */
export interface BinErrors {
  readonly low: number;
  readonly up: number;
}

/** Part outside the interval: of one standard deviation, or 5 %. */
const outside = { 1: 1 - 0.682689492, 2: 0.05 } as const;

/**
 * Asymmetric errors of a cell by fBinStatErrOpt: 0 the error on both sides; 1 and 2 the Garwood interval of a Poisson mean with
 * 68.3 % and 95 %, for unweighted counts only. Source: TH1::GetBinErrorLow and GetBinErrorUp.
 */
export function poissonErrors(hist: CellsView, cell: number): BinErrors {
  const option = numberAttribute(hist.attributes, "fBinStatErrOpt", 0);
  const [sumw = 0, sumw2 = 0] = hist.stats;
  const isWeighted = hist.binEntries !== undefined || (hist.sumw2 !== undefined && sumw !== sumw2);
  if ((option !== 1 && option !== 2) || isWeighted) {
    const error = binError(hist, cell);
    return { low: error, up: error };
  }
  const content = valueAt(hist.contents, cell);
  const count = Math.trunc(content);
  if (count < 0) return { low: 0, up: 0 };
  const half = outside[option] / 2;
  const low = count === 0 ? 0 : content - gammaQuantile(half, count);
  return { low, up: gammaQuantile(1 - half, count + 1) - content };
}
