import { axisRange, isRanged } from "../axis/axis-range.js";
import { valueAt } from "../cells/cells-view.js";
import type { Axis, Histogram } from "../types.js";
import type { ProjectOptions } from "./project-options.js";

export interface ProjectionParts extends ProjectOptions {
  readonly name: string;
  readonly title: string;
}

/** The bins of an axis that is summed over: its range, or all with the flow that is wanted. */
export function summedBins(axis: Axis, { underflow, overflow }: ProjectOptions): { first: number; last: number } {
  const [first, last] = axisRange(axis);
  if (isRanged(axis)) return { first, last };
  return { first: underflow === false ? first : first - 1, last: overflow === false ? last : last + 1 };
}

/** Whether a projection holds all that was filled inside, so that the sums taken while filling still fit. */
export function isSameTotal(source: Histogram<2> | Histogram<3>, total: number): boolean {
  const sumw = valueAt(source.stats, 0);
  return sumw !== 0 && Math.abs(sumw - total) < Math.abs(sumw) * tolerance(source);
}

function tolerance({ kind, storage }: Histogram<2> | Histogram<3>): number {
  const coarse = kind === "h3" ? ["float32"] : ["float32", "int8", "int16"];
  return coarse.includes(storage) ? 1e-6 : 1e-12;
}
