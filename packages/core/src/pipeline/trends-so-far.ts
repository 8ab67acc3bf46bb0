import type { Trend, TrendPoint } from "../model/trend.js";
import type { TrendSpec } from "../plugins/contract.js";
import { lend, markLent } from "../plugins/lend.js";
import { rememberValues } from "./stages/trend-values.js";

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
        return points === undefined ? [] : [seen({ subsystem, id, title, unit, hist }, points)];
      }),
  };
}

/** A trend up to its present length. Few alarms look at more than the last values: a copy is made for those that do. */
function seen(head: Omit<Trend, "points">, points: readonly TrendPoint[]): Trend {
  const count = points.length;
  const { subsystem, id, title, unit, hist } = head;
  let copy: readonly TrendPoint[] | undefined;
  const trend = markLent({
    subsystem,
    id,
    title,
    unit,
    hist,
    get points() {
      if (copy === undefined) {
        copy = points.slice(0, count);
        lend([copy], undefined);
      }
      return copy;
    },
  });
  rememberValues(trend, points);
  return trend;
}
