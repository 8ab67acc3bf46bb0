import * as z from "zod";
import { defineAlarm } from "../define-alarm.js";
import { shortNumber } from "../short-number.js";

/**
 * Good while a value of a trend lies between previous / ratio and previous * ratio, both included; unknown for the first value.
 * After 0 only 0 is good, and a change of sign never is.
 */
export const relativeStep = defineAlarm({
  name: "relative step",
  judges: "trend",
  lookBack: 1,
  config: z.object({ ratio: z.number().gt(1).default(2) }),
  check: ({ value, previousValues, config: { ratio } }) => {
    const previous = previousValues.at(-1);
    if (previous === undefined) return { flag: "null", message: "no value before this one" };
    const what = `${shortNumber(value)} after ${shortNumber(previous)}`;
    const towards = previous < 0 ? -value : value;
    const steady = towards >= Math.abs(previous / ratio) && towards <= Math.abs(previous * ratio);
    if (steady) return { flag: "good", message: what };
    return {
      flag: "bad",
      reason: "step",
      message: `${what}, a step by more than a factor of ${ratio}`,
      evidence: { value, previous, ratio },
    };
  },
});
