import * as z from "zod";
import type { AlarmResult, Quality } from "../../model/quality.js";
import { worst } from "../../model/quality.js";
import { raises } from "../combine.js";
import { defineAlarm } from "../define-alarm.js";

type Verdicts = ReadonlyMap<string, AlarmResult>;

/** Raised when all alarms are: then the mildest of their flags. Good as soon as one is good; else unknown if one is. */
export const allAlarms = defineAlarm({
  name: "all of",
  judges: "alarms",
  config: z.strictObject({}),
  check: ({ hist }) => {
    const flags = [...hist.values()].map(({ flag }) => flag);
    if (flags.includes("good")) return summary(hist, "good");
    if (flags.includes("null")) return summary(hist, "null");
    return summary(hist, flags.includes("medium") ? "medium" : "bad");
  },
});

/** Raised when any alarm is: the worst of their flags. Unknown ones neither raise nor hide. */
export const anyAlarm = defineAlarm({
  name: "any of",
  judges: "alarms",
  config: z.strictObject({}),
  check: ({ hist }) => summary(hist, worst([...hist.values()].map(({ flag }) => flag))),
});

/** Raised when more than half of the alarms are; the mildest flag of that half. Unknown when the unknown ones could decide. */
export const majority = defineAlarm({
  name: "majority",
  judges: "alarms",
  config: z.strictObject({}),
  check: ({ hist }) => weigh(hist, () => 1, Math.floor(hist.size / 2) + 1),
});

/**
 * Raised when raised alarms together weigh at least so much; each weighs 1 unless told. Unknown when the unknown ones
 * could decide.
 */
export const atLeast = defineAlarm({
  name: "at least",
  judges: "alarms",
  config: z.strictObject({
    weight: z.number().gt(0).describe("What raised alarms must weigh together; with weights of 1 their number."),
    weights: z.record(z.string(), z.number().min(0)).default({}).describe("Weight by id; 1 when left out."),
  }),
  check: ({ hist, config: { weight, weights } }) => weigh(hist, (id) => weights[id] ?? 1, weight),
});

function weigh(hist: Verdicts, weightOf: (id: string) => number, needed: number): AlarmResult {
  const sum = (flags: readonly Quality[]) =>
    [...hist].reduce((total, [id, { flag }]) => total + (flags.includes(flag) ? weightOf(id) : 0), 0);
  if (sum(["bad"]) >= needed) return summary(hist, "bad");
  if (sum(["bad", "medium"]) >= needed) return summary(hist, "medium");
  return summary(hist, sum(["bad", "medium", "null"]) >= needed ? "null" : "good");
}

/** A flag with the messages of those that made it. */
function summary(hist: Verdicts, flag: Quality): AlarmResult {
  const deciding = [...hist].filter(([, verdict]) => (raises(flag) ? raises(verdict.flag) : verdict.flag === flag));
  const message = deciding.map(([id, verdict]) => `${id}: ${verdict.message}`).join(", ");
  if (!raises(flag)) return { flag, message };
  return { flag, reason: "several", message, evidence: { alarms: deciding.map(([id]) => id) } };
}
