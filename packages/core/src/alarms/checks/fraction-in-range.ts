import { binCenter } from "@overwatch/root/hist";
import * as z from "zod";
import { cellsOf, weightOf } from "../cells.js";
import { defineAlarm } from "../define-alarm.js";
import { flagOf, limitFor, limits } from "../levels.js";
import { shortNumber } from "../short-number.js";

/**
 * The part of the contents between two places on the x axis must not fall below a limit for each flag; with `sigmas`, by
 * more than so many of its errors. Bins count by their centres. Unknown while nothing is inside the axes.
 */
export const fractionInRange = defineAlarm({
  name: "fraction in range",
  judges: "binned",
  config: z
    .strictObject({
      from: z.number().describe("Lower end of the interval on the x axis."),
      to: z.number().describe("Upper end of the interval on the x axis."),
      fraction: limits("below", z.number().min(0).max(1)).describe("The part that should be inside at least, 0 to 1."),
      sigmas: z.number().min(0).default(0).describe("By how many errors it must be below."),
    })
    .refine(({ from, to }) => from < to, { error: "expected from < to" }),
  check: ({ hist, config: { from, to, fraction, sigmas } }) => {
    const [axis] = hist.axes;
    const cells = cellsOf(hist);
    let [inside, total] = [0, 0];
    for (const { x, content } of cells) {
      const place = binCenter(axis, x);
      total += content;
      if (place >= from && place <= to) inside += content;
    }
    if (!(total > 0)) return { flag: "null", reason: "few-entries", message: "nothing is inside the axes" };
    const share = inside / total;
    const error = Math.sqrt(Math.max(0, (share * (1 - share) * weightOf(cells)) / total));
    const flag = flagOf(share + sigmas * error, fraction, "below");
    const what = `${shortNumber(100 * share)} % of the contents are between ${from} and ${to}`;
    if (flag === "good") return { flag, message: what };
    const limit = limitFor(flag, fraction) ?? 0;
    return {
      flag,
      reason: "out-of-range",
      message: `${what}, less than ${shortNumber(100 * limit)} %`,
      evidence: { fraction: share, error, limit, from, to },
    };
  },
});
