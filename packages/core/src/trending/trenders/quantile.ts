import {
  binContent,
  binWidth,
  effectiveEntries,
  findBin,
  type Histogram,
  integral,
  quantiles,
} from "@overwatch/root/hist";
import * as z from "zod";
import { defineTrender } from "../define-trender.js";

/**
 * Place below which the part `p` of the contents lies. Its error follows from the error of a part, sqrt(p (1 - p) / n),
 * and the density there; none where the density is 0. No point for an empty histogram.
 */
export const quantile = defineTrender({
  name: "quantile",
  kind: "h1",
  config: z.object({ p: z.number().gt(0).lt(1).describe("Which part of the contents, between 0 and 1.") }),
  process: ({ p }, hist) => quantileOf(hist, p),
});

/** Place with half of the contents on each side, with its error. No point for an empty histogram. */
export const median = defineTrender({
  name: "median",
  kind: "h1",
  config: z.object({}),
  process: (_config, hist) => quantileOf(hist, 0.5),
});

function quantileOf(hist: Histogram<1>, p: number) {
  const total = integral(hist);
  if (total === 0) return undefined;
  // Contents that are no numbers have no quantile: a point that is none is refused with a reason.
  const [value = Number.NaN] = Number.isFinite(total) ? quantiles(hist, [p]) : [];
  const [axis] = hist.axes;
  const bin = findBin(axis, value);
  const density = binContent(hist, bin) / (total * binWidth(axis, bin));
  const entries = effectiveEntries(hist);
  if (!(density > 0) || !(entries > 0)) return { value };
  return { value, error: Math.sqrt((p * (1 - p)) / entries) / density };
}
