import type { TrendPoint } from "../model/trend.js";
import type { TrendColumns } from "./store.js";

/** Points in their order, without what is no column. */
export function columnsOf(points: readonly TrendPoint[]): TrendColumns {
  return {
    time: Float64Array.from(points, ({ time }) => time),
    run: Float64Array.from(points, ({ run }) => run),
    value: Float64Array.from(points, ({ value }) => value),
    error: Float64Array.from(points, ({ error = Number.NaN }) => error),
    entries: Float64Array.from(points, ({ entries }) => entries),
  };
}
