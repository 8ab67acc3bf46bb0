import * as z from "zod";
import { interval, isOrdered, ordered } from "../axis-parts.js";
import { defineTrender } from "../define-trender.js";
import { fitGaussian } from "../fit/fit-gaussian.js";
import { pointsOf } from "../fit/points.js";

/**
 * A parameter of a normal curve fitted to the histogram, with its error; the others beside it (`values`). As ROOT's
 * `Fit("gaus")`: by least squares at the bins' centres, empty bins left out. No point where there is no minimum.
 */
export const gaussian = defineTrender({
  name: "gaussian",
  kind: "h1",
  config: z
    .object({
      of: z.literal(["mean", "sigma", "constant"]).default("mean").describe("The parameter that is followed."),
      ...interval,
    })
    .refine(isOrdered, ordered),
  process: ({ of, from, to }, hist) => {
    const fit = fitGaussian(pointsOf(hist, from, to));
    if (fit === undefined) return undefined;
    const { constant, mean, sigma, chi2, degrees } = fit;
    return { value: fit[of], error: fit.errors[of], values: { constant, mean, sigma, chi2, degrees } };
  },
});
