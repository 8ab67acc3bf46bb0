import { defineTrender, stdDevError, stdDevOf, z } from "@overwatch/detectors-sdk";

/** Width of the distribution along x, in strips or in millimetres. */
export const stripSpread = defineTrender({
  name: "strip spread",
  kind: "h1",
  config: z.object({ pitch: z.number().positive().default(1).describe("Width of a strip") }),
  process: ({ pitch }, hist) => ({ value: pitch * stdDevOf(hist), error: pitch * stdDevError(hist) }),
  present: (_config, trend) => ({ y: { title: `${trend.title} (${trend.unit})` } }),
});
