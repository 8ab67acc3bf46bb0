import * as z from "zod";
import { defineAlarm } from "../define-alarm.js";
import { drawLimits } from "../draw-limits.js";
import { lastValues } from "../last-values.js";
import { shortNumber } from "../short-number.js";

/** Good while the mean of the last `n` values of a trend is inside (min, max), limits excluded; unknown before there are `n`. */
export const meanInRange = defineAlarm({
  name: "mean in range",
  judges: "trend",
  config: z.object({
    min: z.number().default(0),
    max: z.number().default(100),
    n: z.int().min(1).max(100).default(5),
  }),
  check: ({ hist: trend, value, previousValues, config: { min, max, n } }) => {
    const values = lastValues(previousValues, value, n);
    if (values === undefined) return { flag: "null", message: `${previousValues.length + 1} of ${n} values` };
    const mean = values.reduce((sum, each) => sum + each, 0) / n;
    const range = `(${min}, ${max})`;
    const what = `the mean of the last ${n} values is ${shortNumber(mean)}`;
    if (mean > min && mean < max) return { flag: "good", message: `${what}, inside ${range}` };
    return {
      flag: "bad",
      reason: "out-of-range",
      message: `${what}, outside ${range}`,
      evidence: { mean, min, max, n },
      draw: drawLimits(trend, min, max),
    };
  },
});
