import { decimate, type TrendPoint } from "@overwatch/core";
import type { Store, TrendColumns, TrendSummary } from "@overwatch/core/store";
import type { LiveEvent } from "../../shared/types.js";
import { createGrowingColumns, type GrowingColumns } from "./growing-columns.js";

/** What of a trend is shown. Runs and times are inclusive; an end that is not given is open. */
export interface TrendWindow {
  readonly subsystem: string;
  readonly id: string;
  readonly fromRun?: number;
  readonly toRun?: number;
  readonly from?: number;
  readonly to?: number;
  /** Parts into which the time is cut: of each the extremes, the first and the last point are shown. */
  readonly buckets: number;
}

export interface TrendView {
  readonly trend: TrendSummary;
  /** Without named values. */
  readonly points: readonly TrendPoint[];
  /** How many there are in the window. */
  readonly total: number;
}

/** Views of long trends for a screen. */
export interface TrendViews {
  /** Undefined when there is no such trend. */
  readonly view: (window: TrendWindow) => Promise<TrendView | undefined>;
  /** Looks at these again when they are asked for the next time. */
  readonly changed: (events: readonly LiveEvent[]) => void;
}

interface Kept {
  trend: TrendSummary;
  readonly columns: GrowingColumns;
  /** Runs that changed since. */
  readonly stale: Set<number>;
}

/** So many points are kept in memory, 40 bytes each; the trends that nobody asked for the longest time go first. */
const mostPoints = 8_000_000;

/**
 * A trend is read once; from then on only the runs that changed are. Those behind all others, as new points are, are put at the
 * end, which does not depend on the length of the trend; any other change reads the trend again.
 */
export function createTrendViews(store: Pick<Store, "trend" | "trendColumns">): TrendViews {
  const kept = new Map<string, Promise<Kept | undefined>>();
  const keyOf = (subsystem: string, id: string) => `${subsystem}/${id}`;

  async function read(subsystem: string, id: string): Promise<Kept | undefined> {
    const trend = await store.trend(subsystem, id);
    if (trend === undefined) return undefined;
    const columns = await store.trendColumns(subsystem, id, { version: trend.version });
    return { trend, columns: createGrowingColumns(columns), stale: new Set() };
  }

  /** Whether the changed runs could be brought up to date at the end. */
  async function bringUpToDate(known: Kept): Promise<boolean> {
    const { subsystem, id, version } = known.trend;
    const runs = [...known.stale].sort((a, b) => a - b);
    known.stale.clear();
    const trend = await store.trend(subsystem, id);
    if (trend === undefined || trend.version !== version) return false;
    for (const run of runs) {
      const start = startOf(known.columns.now(), run);
      if (start === undefined) return false;
      const points = await store.trendColumns(subsystem, id, { version, fromRun: run, toRun: run });
      const before = known.columns.now().time[start - 1] ?? Number.NEGATIVE_INFINITY;
      if ((points.time[0] ?? Number.POSITIVE_INFINITY) < before) return false;
      known.columns.replaceFrom(start, points);
    }
    known.trend = trend;
    return true;
  }

  function keep(key: string, reading: Promise<Kept | undefined>): Promise<Kept | undefined> {
    kept.delete(key);
    kept.set(key, reading);
    reading.then(
      (found) => {
        if (found === undefined && kept.get(key) === reading) kept.delete(key);
        else void forgetOldest();
      },
      () => kept.delete(key),
    );
    return reading;
  }

  async function forgetOldest(): Promise<void> {
    let points = 0;
    for (const [key, reading] of [...kept].reverse()) {
      points += (await reading.catch(() => undefined))?.columns.length() ?? 0;
      if (points > mostPoints && key !== [...kept.keys()].at(-1)) kept.delete(key);
    }
  }

  async function present(subsystem: string, id: string): Promise<Kept | undefined> {
    const key = keyOf(subsystem, id);
    const known = kept.get(key);
    if (known === undefined) return keep(key, read(subsystem, id));
    return keep(
      key,
      known.then(async (found) => {
        if (found === undefined || (found.stale.size > 0 && !(await bringUpToDate(found)))) return read(subsystem, id);
        return found;
      }),
    );
  }

  return {
    changed: (events) => {
      for (const event of events) {
        if (event.type === "decided") continue;
        for (const [key, reading] of kept) {
          if (key.startsWith(`${event.subsystem}/`))
            void reading.then((found) => found?.stale.add(event.run)).catch(() => {});
        }
      }
    },
    view: async ({ subsystem, id, fromRun, toRun, from, to, buckets }) => {
      const found = await present(subsystem, id);
      if (found === undefined) return undefined;
      const columns = found.columns.now();
      const range = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
      const all =
        fromRun === undefined && toRun === undefined
          ? columns
          : ofRuns(columns, fromRun ?? 0, toRun ?? Number.MAX_VALUE);
      const chosen = decimate({ place: all.time, value: all.value }, { ...range, buckets });
      return { trend: found.trend, points: Array.from(chosen, (at) => pointAt(all, at)), total: countIn(all, range) };
    },
  };
}

/** Where the points of a run begin, if they are behind all others; undefined when they are not. */
function startOf({ run: runs }: TrendColumns, run: number): number | undefined {
  let start = runs.length;
  while (start > 0 && runs[start - 1] === run) start--;
  if (start === runs.length) return (runs[start - 1] ?? run) <= run ? start : undefined;
  return (runs[start - 1] ?? run) < run ? start : undefined;
}

function ofRuns({ time, run, value, error, entries }: TrendColumns, fromRun: number, toRun: number): TrendColumns {
  const wanted: number[] = [];
  for (let at = 0; at < run.length; at++) {
    const found = run[at] as number;
    if (found >= fromRun && found <= toRun) wanted.push(at);
  }
  const take = (column: Float64Array) => Float64Array.from(wanted, (at) => column[at] ?? Number.NaN);
  return { time: take(time), run: take(run), value: take(value), error: take(error), entries: take(entries) };
}

function pointAt({ time, run, value, error, entries }: TrendColumns, at: number): TrendPoint {
  const own = error[at] ?? Number.NaN;
  return {
    time: time[at] ?? 0,
    run: run[at] ?? 0,
    value: value[at] ?? Number.NaN,
    ...(Number.isNaN(own) ? {} : { error: own }),
    entries: entries[at] ?? 0,
  };
}

function countIn({ time }: TrendColumns, { from, to }: { readonly from?: number; readonly to?: number }): number {
  if (from === undefined && to === undefined) return time.length;
  let count = 0;
  for (let at = 0; at < time.length; at++) {
    const each = time[at] as number;
    if (each >= (from ?? each) && each <= (to ?? each)) count++;
  }
  return count;
}
