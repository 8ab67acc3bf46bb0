import type { Trend, TrendPoint } from "../../model/trend.js";

interface Values {
  readonly points: readonly TrendPoint[];
  readonly count: number;
}

/** Trends whose points need not be copied to see the last of them. */
const remembered = new WeakMap<Trend, Values>();

/** The trend ends with the last of these points; later ones that are added to them are not of it. */
export function rememberValues(trend: Trend, points: readonly TrendPoint[]): void {
  remembered.set(trend, { points, count: points.length });
}

export function newestPoint(trend: Trend): TrendPoint | undefined {
  const { points, count } = valuesOf(trend);
  return points[count - 1];
}

/** The values before the newest one, oldest first, at most `most`. */
export function valuesBefore(trend: Trend, most: number): Float64Array {
  const { points, count } = valuesOf(trend);
  const length = Math.max(0, Math.min(most, count - 1));
  const values = new Float64Array(length);
  for (let i = 0; i < length; i++) values[i] = points[count - 1 - length + i]?.value ?? Number.NaN;
  return values;
}

function valuesOf(trend: Trend): Values {
  return remembered.get(trend) ?? { points: trend.points, count: trend.points.length };
}
