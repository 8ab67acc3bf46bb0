import { defineAlarm, meanOf, z } from "@overwatch/detectors-sdk";

/** Good while the mean chi square per cluster, the x axis of the histogram, is inside [min, max]. */
export const fitQuality = defineAlarm({
  name: "fit quality",
  judges: "h3",
  config: z.object({ min: z.number().default(0.8), max: z.number().default(1.45) }),
  check: ({ hist, config: { min, max } }) => {
    const chiSquare = meanOf(hist, "x");
    const what = `the mean chi square per cluster is ${chiSquare.toFixed(3)}`;
    if (chiSquare >= min && chiSquare <= max) return { flag: "good", message: what };
    return {
      flag: "bad",
      reason: "out-of-range",
      message: `${what}, outside [${min}, ${max}]`,
      evidence: { chiSquare, min, max },
    };
  },
});
