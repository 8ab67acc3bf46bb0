import type { TrendColumns } from "@overwatch/core/store";

/** Columns of a trend with room to grow: what is added at the end costs the same however long they are. */
export interface GrowingColumns {
  readonly length: () => number;
  /** What is there now; valid until the next change. */
  readonly now: () => TrendColumns;
  /** Replaces everything from `start` on. */
  readonly replaceFrom: (start: number, points: TrendColumns) => void;
}

const names = ["time", "run", "value", "error", "entries"] as const;

export function createGrowingColumns(points: TrendColumns): GrowingColumns {
  let columns = { ...points };
  let length = points.time.length;
  return {
    length: () => length,
    now: () => map((name) => columns[name].subarray(0, length)),
    replaceFrom: (start, { time, ...rest }) => {
      const added = { time, ...rest };
      const needed = start + time.length;
      if (needed > columns.time.length) {
        const room = Math.max(needed, 2 * columns.time.length);
        const old = columns;
        columns = map((name) => {
          const larger = new Float64Array(room);
          larger.set(old[name].subarray(0, start));
          return larger;
        });
      }
      for (const name of names) columns[name].set(added[name], start);
      length = needed;
    },
  };
}

function map(of: (name: (typeof names)[number]) => Float64Array): TrendColumns {
  const [time, run, value, error, entries] = names.map(of) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  return { time, run, value, error, entries };
}
