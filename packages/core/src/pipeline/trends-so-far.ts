import type { Trend, TrendPoint } from "../model/trend.js";
import type { TrendSpec } from "../plugins/contract.js";

/** The trends of one run as its files are gone through, for the alarms that judge at each file. */
export interface TrendsSoFar {
  readonly add: (points: ReadonlyMap<string, TrendPoint>) => void;
  /** Those that have a point; what is returned does not grow. */
  readonly now: () => readonly Trend[];
}

export function createTrendsSoFar(subsystem: string, trends: readonly TrendSpec[]): TrendsSoFar {
  const known = new Map<string, TrendPoint[]>();
  return {
    add: (points) => {
      for (const [id, point] of points) {
        const before = known.get(id);
        if (before === undefined) known.set(id, [point]);
        else before.push(point);
      }
    },
    now: () =>
      trends.flatMap(({ id, title, hist, unit = "" }) => {
        const points = known.get(id);
        return points === undefined ? [] : [{ subsystem, id, title, unit, hist, points: points.slice() }];
      }),
  };
}
