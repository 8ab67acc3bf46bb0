import { flush } from "../filling/flush.js";
import type { Celled } from "../types.js";
import { computeStats, sumIndex } from "./compute-stats.js";

/** "x" of all, "y" from two and "z" from three axes on. */
export type AxisOf<H extends Celled> = H["axes"]["length"] extends 1
  ? "x"
  : H["axes"]["length"] extends 2
    ? "x" | "y"
    : "x" | "y" | "z";

const axisPositions: Readonly<Record<string, 0 | 1 | 2>> = { x: 0, y: 1, z: 2 };

/** The sums along one axis. */
export interface AxisSums {
  readonly sumw: number;
  readonly sumw2: number;
  readonly sumwx: number;
  readonly sumwx2: number;
}

export function axisPosition(axis: string): 0 | 1 | 2 {
  return axisPositions[axis] ?? 0;
}

export function axisSums(hist: Celled, axis: string): AxisSums {
  const stats = computeStats(flush(hist));
  const index = sumIndex[axisPosition(axis)];
  return { sumw: stats[0] ?? 0, sumw2: stats[1] ?? 0, sumwx: stats[index] ?? 0, sumwx2: stats[index + 1] ?? 0 };
}

/** (sum w)^2 / sum w^2; the size of sum w where there is no second one. Source: TH1::GetEffectiveEntries. */
export function effectiveFromSums({ sumw, sumw2 }: Pick<AxisSums, "sumw" | "sumw2">): number {
  return sumw2 !== 0 ? (sumw * sumw) / sumw2 : Math.abs(sumw);
}
