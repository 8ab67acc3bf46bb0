import { skewnessError, skewness as skewnessOf } from "@overwatch/root/hist";
import * as z from "zod";
import { axisName, axisOf } from "../axis-parts.js";
import { defineTrender } from "../define-trender.js";

/** Skewness along an axis, with the error that that of a normal distribution has; no point without a spread. */
export const skewness = defineTrender({
  name: "skewness",
  kind: "binned",
  config: z.object({ axis: axisName }),
  process: ({ axis }, hist) => {
    if (axisOf(hist, axis) === undefined) return undefined;
    const value = skewnessOf(hist, axis as "x");
    return Number.isFinite(value) ? { value, error: skewnessError(hist) } : undefined;
  },
});
