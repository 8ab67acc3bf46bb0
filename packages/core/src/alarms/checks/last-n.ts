import * as z from "zod";
import { defineAlarm } from "../define-alarm.js";
import { drawLimits } from "../draw-limits.js";
import { lastValues } from "../last-values.js";
import { shortNumber } from "../short-number.js";

/**
 * Good while at least the share `ratio` of the last `n` values of a trend is inside (min, max), limits excluded;
 * unknown before there are `n`.
 */
export const lastN = defineAlarm({
  name: "last n",
  judges: "trend",
  config: z.object({
    min: z.number().default(0),
    max: z.number().default(100),
    ratio: z.number().min(0).max(1).default(0.6),
    n: z.int().min(1).max(100).default(5),
  }),
  check: ({ hist: trend, value, previousValues, config: { min, max, ratio, n } }) => {
    const values = lastValues(previousValues, value, n);
    if (values === undefined) return { flag: "null", message: `${previousValues.length + 1} of ${n} values` };
    const inside = values.filter((each) => each > min && each < max).length;
    const what = `${inside} of the last ${n} values are inside (${min}, ${max})`;
    if (inside >= ratio * n) return { flag: "good", message: what };
    return {
      flag: "bad",
      reason: "out-of-range",
      message: `only ${what}, less than ${shortNumber(100 * ratio)} %`,
      evidence: { values, min, max, ratio },
      draw: drawLimits(trend, min, max),
    };
  },
});
