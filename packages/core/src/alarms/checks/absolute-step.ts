import * as z from "zod";
import { defineAlarm } from "../define-alarm.js";
import { shortNumber } from "../short-number.js";

/** Good while a value of a trend differs from the one before by at most `maxDelta`; unknown for the first value. */
export const absoluteStep = defineAlarm({
  name: "absolute step",
  judges: "trend",
  lookBack: 1,
  config: z.object({ maxDelta: z.number().min(0).default(1) }),
  check: ({ value, previousValues, config: { maxDelta } }) => {
    const previous = previousValues.at(-1);
    if (previous === undefined) return { flag: "null", message: "no value before this one" };
    const what = `${shortNumber(value)} after ${shortNumber(previous)}`;
    if (Math.abs(previous - value) <= maxDelta) return { flag: "good", message: what };
    return {
      flag: "bad",
      reason: "step",
      message: `${what}, a step of more than ${maxDelta}`,
      evidence: { value, previous, maxDelta },
    };
  },
});
