import { encodePlain, type TrendReport } from "@overwatch/core/store";

type TrendPoint = TrendReport["points"][number];

/** A trend's head as it is stored, and how many points it has in its run. */
export interface StoredTrend {
  readonly trend: string;
  readonly head: string;
  readonly points: number;
}

/** A point as it is stored. */
export interface StoredPoint {
  readonly trend: string;
  readonly file: string;
  readonly time: number;
  readonly point: string;
}

/** What must be written so that the stored trends of one (run, subsystem) become those of its new report. */
export interface TrendChanges {
  readonly heads: readonly StoredTrend[];
  readonly goneTrends: readonly string[];
  readonly points: readonly StoredPoint[];
  readonly gonePoints: readonly Pick<StoredPoint, "trend" | "file">[];
}

/** Pure: `before` is what the stored report says, none at all for the first. */
export function compareTrends(before: readonly TrendReport[], after: readonly TrendReport[]): TrendChanges {
  const old = new Map(before.map((trend) => [trend.id, trend]));
  const kept = new Set(after.map(({ id }) => id));
  const pairs = after.map((trend) => ({ trend, known: old.get(trend.id) }));
  const goneTrends = before.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
  return {
    heads: pairs.filter(({ trend, known }) => known === undefined || !isSameHead(trend, known)).map(toStoredTrend),
    goneTrends,
    points: pairs.flatMap(({ trend, known }) => changedPoints(trend, known)),
    gonePoints: before.flatMap((trend) => {
      const files = new Set(after.find(({ id }) => id === trend.id)?.files);
      return trend.files.filter((file) => !files.has(file)).map((file) => ({ trend: trend.id, file }));
    }),
  };
}

function isSameHead(a: TrendReport, b: TrendReport): boolean {
  return a.title === b.title && a.unit === b.unit && a.hist === b.hist && a.points.length === b.points.length;
}

function toStoredTrend({ trend: { id, title, unit, hist, points } }: { readonly trend: TrendReport }): StoredTrend {
  return { trend: id, head: encodePlain({ title, unit, hist }), points: points.length };
}

function changedPoints(trend: TrendReport, known: TrendReport | undefined): StoredPoint[] {
  const old = new Map(known?.points.map((point, at) => [known.files[at] ?? "", point]));
  return trend.points.flatMap((point, at) => {
    const file = trend.files[at] ?? "";
    if (isSamePoint(point, old.get(file))) return [];
    return [{ trend: trend.id, file, time: point.time, point: encodePlain(point) }];
  });
}

function isSamePoint(a: TrendPoint, b: TrendPoint | undefined): boolean {
  return (
    b !== undefined &&
    a.time === b.time &&
    a.run === b.run &&
    a.entries === b.entries &&
    Object.is(a.value, b.value) &&
    Object.is(a.error, b.error) &&
    (a.values === b.values || encodePlain(a) === encodePlain(b))
  );
}
