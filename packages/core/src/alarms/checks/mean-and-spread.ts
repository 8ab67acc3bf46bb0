import { mean, meanError, stdDev, stdDevError } from "@overwatch/root/hist";
import * as z from "zod";
import type { AlarmResult } from "../../model/quality.js";
import { worst } from "../../model/quality.js";
import { defineAlarm } from "../define-alarm.js";
import { flagOutside, type Range, type Ranges, rangeEvidence, ranges, rangeText } from "../levels.js";
import { shortNumber } from "../short-number.js";

/**
 * Mean and standard deviation of a histogram along an axis, each against a range for each flag. With `sigmas` a value
 * counts as outside only when it is so by more than so many of its own errors. Unknown while the histogram is empty.
 */
export const meanAndSpread = defineAlarm({
  name: "mean and spread",
  judges: "binned",
  config: z
    .strictObject({
      axis: z.literal(["x", "y", "z"]).default("x"),
      mean: ranges.optional(),
      stdDev: ranges.optional(),
      sigmas: z.number().min(0).default(0).describe("By how many errors a value must be outside."),
    })
    .refine(({ mean: one, stdDev: other }) => one !== undefined || other !== undefined, {
      error: "expected ranges for mean, stdDev, or both",
    }),
  check: ({ hist, config: { axis, sigmas, ...config } }) => {
    const position = { x: 0, y: 1, z: 2 }[axis];
    if (hist.axes[position] === undefined) return { flag: "null", message: `there is no ${axis} axis` };
    if (hist.entries === 0) return { flag: "null", reason: "few-entries", message: "the histogram is empty" };
    const verdicts = [
      config.mean && judge("mean", mean(hist, axis as "x"), sigmas * meanError(hist, axis as "x"), config.mean),
      config.stdDev &&
        judge("stdDev", stdDev(hist, axis as "x"), sigmas * stdDevError(hist, axis as "x"), config.stdDev),
    ].filter((verdict) => verdict !== undefined);
    const flag = worst(verdicts.map((verdict) => verdict.flag));
    const telling = verdicts.filter((verdict) => (flag === "good" ? true : verdict.flag !== "good"));
    return {
      flag,
      message: telling.map(({ message }) => message).join("; "),
      ...(flag === "good" ? {} : { reason: "out-of-range", evidence: Object.assign({}, ...telling.map(evidenceOf)) }),
    };
  },
});

type Verdict = Pick<AlarmResult, "flag" | "message"> &
  Readonly<Record<"value", number>> & { name: string; range: Range };

function judge(name: string, value: number, tolerance: number, config: Ranges): Verdict {
  const wide = (range: Range | undefined) =>
    range && {
      ...(range.min === undefined ? {} : { min: range.min - tolerance }),
      ...(range.max === undefined ? {} : { max: range.max + tolerance }),
    };
  const { flag } = flagOutside(value, { medium: wide(config.medium), bad: wide(config.bad) });
  const range = (flag === "bad" ? config.bad : (config.medium ?? config.bad)) ?? {};
  const message = `${name} ${shortNumber(value)} is ${flag === "good" ? "inside" : "outside"} ${rangeText(range)}`;
  return { name, value, flag, range, message };
}

function evidenceOf({ name, value, range }: Verdict): Readonly<Record<string, number>> {
  const ends = Object.entries(rangeEvidence(range)).map(([end, limit]) => [`${name} ${end}`, limit]);
  return { [name]: value, ...Object.fromEntries(ends) };
}
