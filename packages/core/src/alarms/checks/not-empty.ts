import * as z from "zod";
import { cellsOf } from "../cells.js";
import { defineAlarm } from "../define-alarm.js";
import { flagOf, limitFor, limits } from "../levels.js";

/** Enough entries, and something inside the axes: bad with none at all unless other limits are given. */
export const notEmpty = defineAlarm({
  name: "not empty",
  judges: "binned",
  config: z.strictObject({
    entries: limits("below", z.number().min(0)).prefault({ bad: 1 }).describe("Entries that it should have at least."),
  }),
  check: ({ hist, config }) => {
    const flag = flagOf(hist.entries, config.entries, "below");
    const inside = cellsOf(hist).some(({ content }) => content !== 0);
    if (flag === "good" && !inside) {
      return {
        flag: "bad",
        reason: "empty",
        message: `${hist.entries} entries, all of them outside the axes`,
        evidence: { entries: hist.entries },
      };
    }
    if (flag === "good") return { flag, message: `${hist.entries} entries` };
    const limit = limitFor(flag, config.entries) ?? 0;
    return {
      flag,
      reason: "empty",
      message: `${hist.entries} entries, fewer than ${limit}`,
      evidence: { entries: hist.entries, limit },
    };
  },
});
