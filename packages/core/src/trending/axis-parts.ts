import { type Axis, type Binned, type Bins, binRange } from "@overwatch/root/hist";
import * as z from "zod";

/** Along which axis a trender looks. */
export const axisName = z.literal(["x", "y", "z"]).default("x").describe("The axis along which it looks.");

/** An interval on an axis, in its unit; an end that is left out is that of the axis. */
export const interval = {
  from: z
    .number()
    .optional()
    .describe("Lower end, in the unit of the axis. Default: the axis' own, without underflow."),
  to: z.number().optional().describe("Upper end, in the unit of the axis. Default: the axis' own, without overflow."),
};

/** For schemas with an interval: both ends in order. */
export function isOrdered({
  from,
  to,
}: {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}): boolean {
  return from === undefined || to === undefined || from < to;
}
/** What `isOrdered` asks for. */
export const ordered = { error: "expected from < to" };

/** The axis of that name; undefined when the histogram has fewer. */
export function axisOf(hist: Binned, name: "x" | "y" | "z"): Axis | undefined {
  return hist.axes[{ x: 0, y: 1, z: 2 }[name]];
}

/**
 * Bins whose middle part lies in the interval: those that it only touches with an edge are left out.
 * Undefined when the histogram lacks the axis or no bin is inside.
 */
export function binsIn(
  hist: Binned,
  name: "x" | "y" | "z",
  { from, to }: { readonly from?: number | undefined; readonly to?: number | undefined },
): Bins | undefined {
  const axis = axisOf(hist, name);
  if (axis === undefined) return undefined;
  const [first, last] = binRange(axis, from ?? axis.min, to ?? axis.max);
  const inside = [Math.max(first, 1), Math.min(last, axis.nbins)] as const;
  return inside[0] > inside[1] ? undefined : { [name]: inside };
}
