import {
  binRange,
  type Histogram,
  integralAndError,
  meanError,
  mean as meanOf,
  project,
  stdDevError,
  stdDev as stdDevOf,
} from "@overwatch/root/hist";
import * as z from "zod";
import { defineTrender } from "../define-trender.js";
import type { TrendPart } from "../trender.js";

/**
 * One trend for each slice of a 2-D histogram: between each two of the edges on one axis, a number of the contents along
 * the other axis, with its error. A slice without contents gives no point.
 */
export const slices = defineTrender({
  name: "slices",
  kind: "h2",
  config: z.object({
    axis: z.literal(["x", "y"]).default("y").describe("The axis that is cut into slices."),
    edges: z
      .array(z.number())
      .min(2)
      .max(1001)
      .refine((edges) => edges.every((edge, i) => i === 0 || edge > (edges[i - 1] ?? edge)), {
        error: "expected ascending edges",
      })
      .describe("Where slices begin and end, ascending: one slice less than edges."),
    of: z.literal(["mean", "stdDev", "integral"]).default("mean").describe("What is followed in each slice."),
  }),
  split: ({ axis, edges, of }): readonly TrendPart[] =>
    edges.length === 2
      ? []
      : edges.slice(1).map((to, i) => ({
          id: `${edges[i]}..${to}`,
          title: `${axis} from ${edges[i]} to ${to}`,
          config: { axis, edges: [edges[i], to], of },
        })),
  process: ({ axis, edges: [from = 0, to = 0], of }, hist) => {
    const slice = sliceOf(hist, axis, from, to);
    if (slice === undefined) return undefined;
    const content = integralAndError(slice);
    if (of === "integral") return content;
    if (content.value === 0) return undefined;
    if (of === "stdDev") return { value: stdDevOf(slice), error: stdDevError(slice) };
    return { value: meanOf(slice), error: meanError(slice) };
  },
});

/** The contents between two places, along the other axis; undefined when no bin lies between them. */
function sliceOf(hist: Histogram<2>, axis: "x" | "y", from: number, to: number): Histogram<1> | undefined {
  const cut = hist.axes[axis === "x" ? 0 : 1];
  const [first, last] = binRange(cut, from, to);
  const bins = [Math.max(first, 1), Math.min(last, cut.nbins)] as const;
  if (bins[0] > bins[1]) return undefined;
  return project(hist, axis === "x" ? "y" : "x", { [axis]: bins });
}
