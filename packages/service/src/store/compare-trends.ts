import { encodePlain, type TrendReport, type VersionedTrend } from "@overwatch/core/store";

type TrendPoint = TrendReport["points"][number];

/** What tells one trend of a (run, subsystem) from the others. */
export interface TrendKey {
  readonly trend: string;
  readonly version: string;
}

/** A trend's head as it is stored, and how many points it has in its run. */
export interface StoredTrend extends TrendKey {
  readonly origin: number;
  readonly head: string;
  readonly points: number;
}

/** A point as it is stored; a number that the database has no form for is null. */
export interface StoredPoint extends TrendKey {
  readonly file: string;
  readonly time: number;
  readonly value: number | null;
  readonly error: number | null;
  readonly entries: number | null;
  readonly point: string;
}

/** What must be written so that the stored trends of one (run, subsystem) become those of its new report. */
export interface TrendChanges {
  readonly heads: readonly StoredTrend[];
  readonly goneTrends: readonly TrendKey[];
  readonly points: readonly StoredPoint[];
  readonly gonePoints: readonly (TrendKey & Pick<StoredPoint, "file">)[];
}

/** Pure: `before` is what the stored report says and what is beside it, none at all for the first. */
export function compareTrends(before: readonly VersionedTrend[], after: readonly VersionedTrend[]): TrendChanges {
  const old = new Map(before.map((each) => [nameOf(each), each]));
  const next = new Map(after.map((each) => [nameOf(each), each]));
  const pairs = after.map((each) => ({ each, known: old.get(nameOf(each)) }));
  const gone = before.filter((each) => !next.has(nameOf(each)));
  return {
    heads: pairs.filter(({ each, known }) => known === undefined || !isSameHead(each, known)).map(toStoredTrend),
    goneTrends: gone.map(keyOf),
    points: pairs.flatMap(({ each, known }) => changedPoints(each, known)),
    gonePoints: before.flatMap((each) => {
      if (goesOn(each, next.get(nameOf(each)))) return [];
      const files = new Set(next.get(nameOf(each))?.trend.files);
      return each.trend.files.filter((file) => !files.has(file)).map((file) => ({ ...keyOf(each), file }));
    }),
  };
}

function keyOf({ trend: { id }, version }: VersionedTrend): TrendKey {
  return { trend: id, version };
}

function nameOf({ trend: { id }, version }: VersionedTrend): string {
  return JSON.stringify([id, version]);
}

function isSameHead({ trend: a, rank }: VersionedTrend, { trend: b, rank: other }: VersionedTrend): boolean {
  const isSame = a.title === b.title && a.unit === b.unit && a.hist === b.hist && a.points.length === b.points.length;
  return isSame && rank === other;
}

function toStoredTrend({ each }: { readonly each: VersionedTrend }): StoredTrend {
  const { title, unit, hist, points } = each.trend;
  return { ...keyOf(each), origin: each.rank, head: encodePlain({ title, unit, hist }), points: points.length };
}

function changedPoints(each: VersionedTrend, known: VersionedTrend | undefined): StoredPoint[] {
  const { points, files } = each.trend;
  const old = goesOn(known, each)
    ? undefined
    : new Map(known?.trend.points.map((point, at) => [known.trend.files[at] ?? "", point]));
  return points.flatMap((point, at) => {
    const file = files[at] ?? "";
    if (isSamePoint(point, old === undefined ? known?.trend.points[at] : old.get(file))) return [];
    const { time, value, error, entries } = point;
    const columns = { time, value: column(value), error: column(error), entries: column(entries) };
    return [{ ...keyOf(each), file, ...columns, point: encodePlain(point) }];
  });
}

/** Whether a trend only got points behind those that it had, as nearly always. */
function goesOn(before: VersionedTrend | undefined, after: VersionedTrend | undefined): boolean {
  return before?.trend.files.every((file, at) => file === after?.trend.files[at]) === true;
}

/** The database makes null of NaN, but refuses to be given it. */
function column(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
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
