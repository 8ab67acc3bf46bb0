import * as z from "zod";
import { defineAlarm } from "../define-alarm.js";
import { shortNumber } from "../short-number.js";

/**
 * Bad while one of the last hundred values of a trend of something that is counted is smaller than the one before: a
 * counter began anew, and what is shown was counted since then. Unknown for the first value.
 */
export const countsFell = defineAlarm({
  name: "counts fell",
  judges: "trend",
  config: z.strictObject({
    of: z
      .literal(["value", "entries"])
      .default("value")
      .describe("The trend itself is a count, or the entries of its histogram are."),
  }),
  check: ({ hist, value, previousValues, config: { of } }) => {
    const counts =
      of === "value"
        ? [...previousValues, value]
        : hist.points.slice(-1 - Math.max(1, previousValues.length)).map(({ entries }) => entries);
    if (counts.length < 2) return { flag: "null", message: "no value before this one" };
    const index = counts.findLastIndex((count, i) => count < (counts[i - 1] ?? Number.NEGATIVE_INFINITY));
    if (index < 0) return { flag: "good", message: `${shortNumber(counts.at(-1) ?? 0)}, never less than before` };
    const [before = 0, after = 0] = [counts[index - 1], counts[index]];
    const files = counts.length - 1 - index;
    return {
      flag: "bad",
      reason: "falling",
      message: `counts fell from ${shortNumber(before)} to ${shortNumber(after)} ${files === 0 ? "in this file" : `${files} files ago`}: what is shown is since then`,
      evidence: { before, after, files },
    };
  },
});
