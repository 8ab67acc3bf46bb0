import type { CanvasPatch } from "../model/canvas.js";
import type { Trend } from "../model/trend.js";

/** Horizontal lines at the limits, over the time that the trend spans. */
export function drawLimits({ points }: Trend, ...limits: readonly number[]): CanvasPatch {
  const from = points[0]?.time;
  const to = points.at(-1)?.time;
  if (from === undefined || to === undefined) return {};
  return {
    overlays: limits.map((limit) => ({ type: "line", from: [from, limit], to: [to, limit], color: "red" })),
  };
}
