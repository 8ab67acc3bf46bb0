import * as z from "zod";
import { defineAlarm } from "../define-alarm.js";

const names = z.array(z.string().min(1)).default([]);

/** Histograms that must be there, by whole names, for each flag: what vanished upstream must not pass in silence. */
export const missingHistogram = defineAlarm({
  name: "missing histogram",
  judges: "subsystem",
  config: z
    .strictObject({
      medium: names.describe("Names of histograms without which the flag is medium."),
      bad: names.describe("Names of histograms without which the flag is bad."),
    })
    .refine(({ medium, bad }) => medium.length + bad.length > 0, {
      error: "expected names for medium, for bad, or for both",
    }),
  check: ({ hist: { hists }, config: { medium, bad } }) => {
    const there = new Set(hists);
    const missing = { medium: medium.filter((name) => !there.has(name)), bad: bad.filter((name) => !there.has(name)) };
    const all = [...missing.bad, ...missing.medium];
    if (all.length === 0) return { flag: "good", message: `all of ${medium.length + bad.length} histograms are there` };
    return {
      flag: missing.bad.length > 0 ? "bad" : "medium",
      reason: "missing",
      message: `missing: ${all.slice(0, 10).join(", ")}${all.length > 10 ? `, and ${all.length - 10} more` : ""}`,
      evidence: { missing: all.slice(0, 1000) },
    };
  },
});
