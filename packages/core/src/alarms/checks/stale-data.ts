import * as z from "zod";
import { defineAlarm } from "../define-alarm.js";
import { flagOf, limitFor, limits } from "../levels.js";
import { shortNumber } from "../short-number.js";

/**
 * The time between the newest file and the one before, for each flag: data that stopped for a while. An alarm knows no
 * clock: that nothing comes any more is for `overwatch monitor` to say. Unknown for the first file.
 */
export const staleData = defineAlarm({
  name: "stale data",
  judges: "subsystem",
  config: z.strictObject({
    minutes: limits("above", z.number().gt(0)).prefault({ medium: 3, bad: 10 }).describe("Minutes between two files."),
  }),
  check: ({ hist: { files }, config: { minutes } }) => {
    const [before, newest] = files.slice(-2);
    if (before === undefined || newest === undefined) return { flag: "null", message: "one file has no file before" };
    const gap = (newest - before) / 60;
    const flag = flagOf(gap, minutes, "above");
    const message = `${shortNumber(gap)} minutes since the file before`;
    if (flag === "good") return { flag, message };
    return { flag, reason: "gap", message, evidence: { minutes: gap, limit: limitFor(flag, minutes) ?? 0 } };
  },
});
