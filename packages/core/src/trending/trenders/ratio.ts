import { type AnyHistogram, type Binned, integralAndError, meanError, mean as meanOf } from "@overwatch/root/hist";
import * as z from "zod";
import { defineTrender } from "../define-trender.js";

/**
 * A number of this histogram divided by the same number of another one of the same file, with the error of independent
 * numbers. No point when the other one is missing or its number is 0.
 */
export const ratio = defineTrender({
  name: "ratio",
  kind: "binned",
  config: z.object({
    to: z.string().min(1).describe("Name of the histogram to divide by."),
    of: z.literal(["integral", "mean", "entries"]).default("integral").describe("What is divided."),
  }),
  reads: ({ to }) => [to],
  process: ({ to, of }, hist, { other }) => {
    const below = other?.(to);
    if (below === undefined || !isBinned(below)) return undefined;
    const [top, bottom] = [numberOf(hist, of), numberOf(below, of)];
    if (bottom.value === 0) return undefined;
    const value = top.value / bottom.value;
    return { value, error: Math.hypot(top.error, value * bottom.error) / Math.abs(bottom.value) };
  },
});

function isBinned(hist: AnyHistogram): hist is Binned {
  return hist.kind === "h1" || hist.kind === "h2" || hist.kind === "h3";
}

function numberOf(
  hist: Binned,
  of: "integral" | "mean" | "entries",
): { readonly value: number; readonly error: number } {
  if (of === "integral") return integralAndError(hist);
  if (of === "mean") return { value: meanOf(hist), error: meanError(hist) };
  return { value: hist.entries, error: Math.sqrt(Math.max(0, hist.entries)) };
}
