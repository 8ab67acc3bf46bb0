import { defineAlarm, findChannels, z } from "@overwatch/detectors-sdk";

/** Bad while a chamber counts less than `low` or more than `high` times the median of all. */
export const evenChambers = defineAlarm({
  name: "even chambers",
  judges: "h1",
  config: z.object({ low: z.number().min(0), high: z.number().positive() }),
  check: ({ hist, config: { low, high } }) => {
    const { hot, dead } = findChannels(hist, { by: "median", low, high }, { sigmas: 0 });
    const odd = [...hot, ...dead].map(({ channel }) => channel).sort((a, b) => a - b);
    if (odd.length === 0) return { flag: "good", message: "all chambers count alike" };
    return {
      flag: "bad",
      reason: "uneven",
      message: `chambers that stand out: ${odd.join(", ")}`,
      evidence: { chambers: odd, contents: odd.map((n) => hist.contents[n + 1] ?? 0) },
    };
  },
});
