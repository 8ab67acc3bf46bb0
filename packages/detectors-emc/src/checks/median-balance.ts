import { defineAlarm, meanOf, z } from "@overwatch/detectors-sdk";

/** Good while the mean background of EMCal (x) is inside [min, max] times that of DCal (y). */
export const medianBalance = defineAlarm({
  name: "median balance",
  judges: "h2",
  config: z.object({ min: z.number().default(0.75), max: z.number().default(1.35) }),
  check: ({ hist, config: { min, max } }) => {
    const [emcal, dcal] = [meanOf(hist, "x"), meanOf(hist, "y")];
    if (dcal === 0) return { flag: "null", message: "no background in DCal" };
    const ratio = emcal / dcal;
    const what = `the background of EMCal is ${ratio.toFixed(2)} times that of DCal`;
    if (ratio >= min && ratio <= max) return { flag: "good", message: what };
    return {
      flag: "bad",
      reason: "out-of-range",
      message: `${what}, outside [${min}, ${max}]`,
      evidence: { emcal, dcal, ratio, min, max },
    };
  },
});
