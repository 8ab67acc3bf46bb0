import * as z from "zod";
import { defineAlarm } from "../define-alarm.js";
import { flagOf, limits } from "../levels.js";
import { shortNumber } from "../short-number.js";

/**
 * A trend of something that is counted must grow from file to file: so many files in a row without growth are allowed
 * for each flag. A value that falls is bad unless `mayFall`: a counter was reset. Unknown for the first value.
 */
export const entriesIncrease = defineAlarm({
  name: "entries increase",
  judges: "trend",
  config: z.strictObject({
    standstill: limits("above", z.number().min(0))
      .prefault({ medium: 0, bad: 2 })
      .describe("Files in a row without growth that are still allowed."),
    mayFall: z.boolean().default(false).describe("Whether a smaller value than before is fine."),
  }),
  check: ({ value, previousValues, config: { standstill, mayFall } }) => {
    const before = previousValues.at(-1);
    if (before === undefined) return { flag: "null", message: "no value before this one" };
    if (!(value >= before) && !mayFall) {
      return {
        flag: "bad",
        reason: "falling",
        message: `${shortNumber(value)} after ${shortNumber(before)}: it fell`,
        evidence: { value, before },
      };
    }
    let still = 0;
    while (still < previousValues.length && previousValues.at(-1 - still) === value) still++;
    const flag = flagOf(still, standstill, "above");
    if (flag === "good") return { flag, message: `${shortNumber(value)} after ${shortNumber(before)}` };
    return {
      flag,
      reason: "standstill",
      message: `${shortNumber(value)} since ${still} files`,
      evidence: { value, files: still },
    };
  },
});
