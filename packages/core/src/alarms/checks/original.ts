/** The alarms of the first Overwatch under their own names, with its parameters and defaults. */
import * as z from "zod";
import { defineAlarm } from "../define-alarm.js";
import { absoluteStep } from "./absolute-step.js";
import { between } from "./between.js";
import { lastN } from "./last-n.js";
import { meanInRange } from "./mean-in-range.js";
import { relativeStep } from "./relative-step.js";
import { allAlarms, anyAlarm } from "./several.js";

/** minVal <= value <= maxVal; an end that is left out is centerValue - maxDistance, or centerValue + maxDistance. */
export const betweenValuesAlarm = defineAlarm({
  ...between.alarm,
  name: "BetweenValuesAlarm",
  config: z
    .strictObject({
      centerValue: z.number().default(50),
      maxDistance: z.number().default(50),
      minVal: z.number().optional(),
      maxVal: z.number().optional(),
    })
    .transform(({ centerValue, maxDistance, minVal, maxVal }) => ({
      min: minVal ?? centerValue - maxDistance,
      max: maxVal ?? centerValue + maxDistance,
    }))
    .refine(({ min, max }) => min <= max, { error: "expected minVal <= maxVal" }),
});

const someValues = {
  minVal: z.number().default(0),
  maxVal: z.number().default(100),
  N: z.int().min(1).max(100).default(5),
};

/** minVal < mean of the last N values < maxVal; unknown before there are N. */
export const meanInRangeAlarm = defineAlarm({
  ...meanInRange.alarm,
  name: "MeanInRangeAlarm",
  config: z.strictObject(someValues).transform(({ minVal, maxVal, N }) => ({ min: minVal, max: maxVal, n: N })),
});

/** At least the share `ratio` of the last N values is inside (minVal, maxVal); unknown before there are N. */
export const checkLastNAlarm = defineAlarm({
  ...lastN.alarm,
  name: "CheckLastNAlarm",
  config: z
    .strictObject({ ...someValues, ratio: z.number().min(0).max(1).default(0.6) })
    .transform(({ minVal, maxVal, N, ratio }) => ({ min: minVal, max: maxVal, n: N, ratio })),
});

/** A value differs from the one before by at most maxDelta. */
export const absolutePreviousValueAlarm = defineAlarm({ ...absoluteStep.alarm, name: "AbsolutePreviousValueAlarm" });

/** A value is between the one before divided by ratio (> 1) and multiplied with it. */
export const relativePreviousValueAlarm = defineAlarm({ ...relativeStep.alarm, name: "RelativePreviousValueAlarm" });

/** Raised when all alarms are raised in the same file. */
export const andAlarm = defineAlarm({ ...allAlarms.alarm, name: "AndAlarm" });

/** Raised when any of the alarms is raised in the same file. */
export const orAlarm = defineAlarm({ ...anyAlarm.alarm, name: "OrAlarm" });
