import { defineAlarm, findFirstBinAbove, findLastBinAbove, z } from "@overwatch/detectors-sdk";

/** Bad while the first or last strips never count. */
export const fullRange = defineAlarm({
  name: "full range",
  judges: "h1",
  config: z.object({ edge: z.int().min(0).default(2).describe("Strips at each end that may be silent") }),
  check: ({ hist, config: { edge } }) => {
    const first = findFirstBinAbove(hist, 0);
    const last = findLastBinAbove(hist, 0);
    if (first < 0) return { flag: "null", message: "the histogram is empty" };
    const silent = { low: first - 1, high: hist.axes[0].nbins - last };
    if (silent.low <= edge && silent.high <= edge) return { flag: "good", message: "strips count from end to end" };
    return { flag: "bad", message: `silent at the ends: ${silent.low} and ${silent.high} strips`, evidence: silent };
  },
});
