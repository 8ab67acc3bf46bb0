import { axisRange, type BinRange, findBin, type Histogram, integral, integralAndError } from "@overwatch/root/hist";
import * as z from "zod";
import { defineTrender } from "../define-trender.js";

const config = z.object({
  threshold: z.number().describe("On the x axis, in its unit; the bin that it falls into counts as above."),
});

/** Part of the contents at or above a place on the x axis, without under- and overflow, with its binomial error. */
export const fractionAbove = defineTrender({
  name: "fraction above",
  kind: "h1",
  config,
  process: ({ threshold }, hist) => fraction(hist, ([first, last], bin) => [Math.max(bin, first), last], threshold),
});

/** Part of the contents below a place on the x axis, without under- and overflow, with its binomial error. */
export const fractionBelow = defineTrender({
  name: "fraction below",
  kind: "h1",
  config,
  process: ({ threshold }, hist) => fraction(hist, ([first, last], bin) => [first, Math.min(bin - 1, last)], threshold),
});

/** No point for an empty histogram. For weighted contents both parts count with their own errors. */
function fraction(hist: Histogram<1>, part: (range: BinRange, bin: number) => BinRange, threshold: number) {
  const whole = axisRange(hist.axes[0]);
  const bins = part(whole, findBin(hist.axes[0], threshold));
  const total = integral(hist, { x: whole });
  if (!(total > 0)) return undefined;
  // A last bin below the first means "up to the overflow" to `integral`.
  const inside = bins[0] > bins[1] ? { value: 0, error: 0 } : integralAndError(hist, { x: bins });
  const value = inside.value / total;
  const all = integralAndError(hist, { x: whole }).error ** 2;
  const variance = ((1 - value) ** 2 * inside.error ** 2 + value ** 2 * (all - inside.error ** 2)) / total ** 2;
  return { value, error: Math.sqrt(Math.max(0, variance)) };
}
