import { defineTrender, integral, z } from "@overwatch/detectors-sdk";

/** Sum over the chambers of what each counts in an event, with one number for each chamber beside it. */
export const occupancy = defineTrender({
  name: "occupancy",
  kind: "h1",
  config: z.object({ chambers: z.int().min(1) }),
  process: ({ chambers }, hist, { nEvents }) => {
    if (hist.entries === 0) return undefined;
    const events = nEvents ?? hist.entries / chambers;
    const values = Array.from(
      { length: chambers },
      (_, n) => [`chamber ${n}`, (hist.contents[n + 1] ?? 0) / events] as const,
    );
    return { value: integral(hist) / events, values: Object.fromEntries(values) };
  },
  present: (_config, trend) => ({ x: { time: true }, y: { title: `${trend.title} (${trend.unit})` } }),
});
