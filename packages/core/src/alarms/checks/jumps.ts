import { meanOf, stdDevOf } from "@overwatch/root/hist";
import * as z from "zod";
import { defineAlarm } from "../define-alarm.js";
import { flagOf, type Limits, limitFor, limits } from "../levels.js";
import { shortNumber } from "../short-number.js";
import { sigmaProbability, sigmasOf, studentProbability } from "../statistics/tails.js";

const noValue = { flag: "null", message: "no value before this one" } as const;
const positive = z.number().min(0);

/** By how much a trend may change from one value to the next, for each flag. Unknown for the first value. */
export const absoluteJump = defineAlarm({
  name: "absolute jump",
  judges: "trend",
  lookBack: 1,
  config: limits("above", positive),
  check: ({ value, previousValues, config }) => {
    const previous = previousValues.at(-1);
    return previous === undefined ? noValue : verdict({ value, previous, jump: Math.abs(value - previous), config });
  },
});

/**
 * By which part of the value before a trend may change, for each flag. Changes up to `floor` are never too large, so that
 * a trend near zero does not cry wolf. Unknown for the first value.
 */
export const relativeJump = defineAlarm({
  name: "relative jump",
  judges: "trend",
  lookBack: 1,
  config: z.strictObject({
    change: limits("above", positive).describe("Parts of the value before: 0.5 is half of it."),
    floor: positive.default(0).describe("A change up to this much, in the unit of the trend, is fine."),
  }),
  check: ({ value, previousValues, config: { change, floor } }) => {
    const previous = previousValues.at(-1);
    if (previous === undefined) return noValue;
    const difference = Math.abs(value - previous);
    // After zero every change beyond the floor is an infinite part.
    const jump = difference <= floor ? 0 : difference / Math.abs(previous);
    return verdict({ value, previous, jump, config: change, unit: " of the value before" });
  },
});

/**
 * How far a value may lie from the mean of the last `n` ones, in units of their scatter, for each flag; few values know
 * their scatter badly, which the limits allow for (Student's t): `sigmas` mean the probability that they have for a
 * normal distribution. Unknown before there are `n`, and while these do not scatter.
 */
export const sigmaJump = defineAlarm({
  name: "sigma jump",
  judges: "trend",
  config: z.strictObject({
    sigmas: limits("above", z.number().gt(0)).prefault({ medium: 4, bad: 5 }),
    n: z.int().min(3).max(100).default(10).describe("How many values before this one are looked at."),
  }),
  falseAlarms: ({ sigmas: { medium, bad } }) =>
    sigmaProbability(Math.min(medium ?? Number.POSITIVE_INFINITY, bad ?? Number.POSITIVE_INFINITY)),
  check: ({ value, previousValues, config: { sigmas, n } }) => {
    if (previousValues.length < n) return { flag: "null", message: `${previousValues.length} of ${n} values before` };
    const last = [...previousValues.slice(-n)];
    const [mean, scatter] = [meanOf(last), stdDevOf(last)];
    if (!(scatter > 0)) {
      if (value === mean) return { flag: "good", message: `${shortNumber(value)}, as the last ${n} values` };
      return { flag: "null", message: `the last ${n} values are all ${shortNumber(mean)}: they have no scatter` };
    }
    const t = (value - mean) / (scatter * Math.sqrt(1 + 1 / n));
    const jump = Number.isFinite(t) ? sigmasOf(studentProbability(t, n - 1)) : Number.POSITIVE_INFINITY;
    return verdict({ value, previous: mean, jump, config: sigmas, unit: ` sigma from the mean of the last ${n}` });
  },
});

interface Found {
  readonly value: number;
  readonly previous: number;
  readonly jump: number;
  readonly config: Limits;
  readonly unit?: string;
}

function verdict({ value, previous, jump, config, unit = "" }: Found) {
  const flag = flagOf(jump, config, "above");
  const what = `${shortNumber(value)} after ${shortNumber(previous)}`;
  if (flag === "good") return { flag, message: what };
  const limit = limitFor(flag, config) ?? 0;
  return {
    flag,
    reason: "step",
    message: `${what}, a step of ${shortNumber(jump)}${unit} (allowed: ${limit})`,
    evidence: { value, previous, step: Number.isFinite(jump) ? jump : String(jump), limit },
  };
}
