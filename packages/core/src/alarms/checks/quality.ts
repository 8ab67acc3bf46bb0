import * as z from "zod";
import { type AlarmResult, coverage, type Quality, worst } from "../../model/quality.js";
import { raises } from "../combine.js";
import { defineAlarm } from "../define-alarm.js";
import { shortNumber } from "../short-number.js";

const config = z.strictObject({
  coverage: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe("The part that must be known at least for a good verdict, 0 to 1; else it is unknown."),
});

/** The worst flag of a group's histograms. Unknown ones neither raise nor hide: the part that is known is told beside. */
export const groupQuality = defineAlarm({
  name: "group quality",
  judges: "group",
  config,
  check: ({ hist, config: { coverage: least } }) => worstOf(hist, least, "histograms"),
});

/** The worst flag of a subsystem's groups. Unknown ones neither raise nor hide. */
export const subsystemQuality = defineAlarm({
  name: "subsystem quality",
  judges: "subsystem",
  config,
  check: ({ hist: { groups }, config: { coverage: least } }) => worstOf(groups, least, "groups"),
});

function worstOf(flags: ReadonlyMap<string, Quality>, least: number, what: string): AlarmResult {
  const known = coverage(flags.values());
  const flag = worst(flags.values());
  const judged = `${shortNumber(100 * known)} % of ${flags.size} ${what} judged`;
  const failing = [...flags].filter(([, each]) => raises(each)).map(([name]) => name);
  if (failing.length > 0) {
    return {
      flag,
      reason: "worst-of",
      message: `${failing.slice(0, 5).join(", ")}${failing.length > 5 ? `, and ${failing.length - 5} more` : ""}; ${judged}`,
      evidence: { [what]: failing.slice(0, 1000), coverage: known },
    };
  }
  if (flag === "good" && known < least) {
    return { flag: "null", reason: "coverage", message: `${judged}, ${shortNumber(100 * least)} % are needed` };
  }
  return { flag, message: judged };
}
