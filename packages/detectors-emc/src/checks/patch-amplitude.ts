import { defineAlarm, meanError, meanOf, z } from "@overwatch/detectors-sdk";
import { usualAmplitudes } from "../thresholds.js";

/** Histograms in a message; all are in the evidence. */
const named = 4;

/**
 * Good while the mean amplitude of trigger patches, of each member of a stack, is within the share `change` of the usual one or
 * within `sigmas` errors of it. Unknown when nobody says what is usual for any of them.
 */
export const patchAmplitude = defineAlarm({
  name: "patch amplitude",
  judges: "stack",
  config: z.object({
    usual: z
      .record(z.string(), z.number().positive())
      .default(usualAmplitudes)
      .describe("Mean amplitude of a good run, ADC counts, by name of the histogram without EMCTRQA_hist"),
    change: z.number().min(0).default(0.05).describe("Part of the usual amplitude by which a mean may be away from it"),
    sigmas: z.number().min(0).default(4.5).describe("Statistical errors that it must be away"),
  }),
  check: ({ hist: { members }, config: { usual, change, sigmas } }) => {
    const judged = members.flatMap((member) => {
      const name = member.name.replace(/^EMCTRQA_hist/, "");
      const expected = usual[name];
      if (expected === undefined || member.entries === 0) return [];
      const mean = meanOf(member, "x");
      return [{ name, mean, expected, away: mean / expected - 1, error: meanError(member, "x") }];
    });
    if (judged.length === 0) return { flag: "null", message: "no usual amplitude is known, or nothing was filled" };
    const words = judged.map(
      ({ name, mean, away }) =>
        `${name} ${mean.toFixed(1)} ADC counts (${away < 0 ? "" : "+"}${(100 * away).toFixed(1)} %)`,
    );
    const isAway = judged.map(
      ({ mean, expected, away, error }) => Math.abs(away) > change && Math.abs(mean - expected) > sigmas * error,
    );
    if (!isAway.includes(true)) return { flag: "good", message: `as usual: ${words.slice(0, named).join(", ")}` };
    const found = judged.filter((_, i) => isAway[i]);
    return {
      flag: "bad",
      reason: "drift",
      message: `away from the usual mean amplitude: ${words.filter((_, i) => isAway[i]).join(", ")}`,
      evidence: {
        spectra: found.map(({ name }) => name),
        means: found.map(({ mean }) => mean),
        usual: found.map(({ expected }) => expected),
      },
    };
  },
});
