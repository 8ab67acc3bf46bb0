import * as z from "zod";
import { defineAlarm } from "../define-alarm.js";
import { drawLimits } from "../draw-limits.js";
import { shortNumber } from "../short-number.js";

/** Good while the newest value of a trend is inside [min, max], both limits included. NaN is outside. */
export const between = defineAlarm({
  name: "between values",
  judges: "trend",
  lookBack: 0,
  config: z
    .object({ min: z.number(), max: z.number() })
    .refine(({ min, max }) => min <= max, { error: "expected min <= max" }),
  check: ({ hist: trend, value, config: { min, max } }) => {
    const range = `[${min}, ${max}]`;
    if (value >= min && value <= max) return { flag: "good", message: `${shortNumber(value)} is inside ${range}` };
    return {
      flag: "bad",
      reason: "out-of-range",
      message: `${shortNumber(value)} is outside ${range}`,
      evidence: { value, min, max },
      draw: drawLimits(trend, min, max),
    };
  },
});
