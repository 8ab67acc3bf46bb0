import { meanOf, stdDevOf } from "@overwatch/root/hist";
import * as z from "zod";
import { defineAlarm } from "../define-alarm.js";
import { flagOf, limitFor, limits } from "../levels.js";
import { shortNumber } from "../short-number.js";

/**
 * Small shifts that last: what a trend deviates beyond `slack` adds up (CUSUM), upwards and downwards apart. Mean and scatter
 * are those of the first `baseline` values of those that it sees, the last hundred. All in units of that scatter.
 */
export const cusum = defineAlarm({
  name: "cusum",
  judges: "trend",
  config: z.strictObject({
    baseline: z.int().min(3).max(50).default(10).describe("Values that tell mean and scatter."),
    slack: z.number().min(0).default(0.5).describe("Deviations up to this, in scatters, do not add up."),
    sum: limits("above", z.number().gt(0))
      .prefault({ medium: 5, bad: 8 })
      .describe("How much may add up, in scatters."),
  }),
  check: ({ value, previousValues, config: { baseline, slack, sum } }) => {
    if (previousValues.length < baseline) {
      return { flag: "null", message: `${previousValues.length} of ${baseline} values before` };
    }
    const values = [...previousValues, value];
    const [mean, scatter] = [meanOf(values.slice(0, baseline)), stdDevOf(values.slice(0, baseline))];
    if (!(scatter > 0)) return { flag: "null", message: `the first ${baseline} values have no scatter` };
    let [up, down] = [0, 0];
    for (const each of values.slice(baseline)) {
      const deviation = (each - mean) / scatter;
      up = Math.max(0, up + deviation - slack);
      down = Math.max(0, down - deviation - slack);
    }
    const total = Math.max(up, down);
    const flag = flagOf(total, sum, "above");
    const what = `${shortNumber(value)}, mean of the first ${baseline}: ${shortNumber(mean)}`;
    if (flag === "good") return { flag, message: what };
    return {
      flag,
      reason: "drift",
      message: `${what}; a drift ${up >= down ? "upwards" : "downwards"} adds up to ${shortNumber(total)} scatters`,
      evidence: { value, mean, scatter, sum: total, limit: limitFor(flag, sum) ?? 0 },
    };
  },
});
