import type { TrendPoint } from "../model/trend.js";
import type { Publication, TrendRange, TrendSummary, TrendVersion } from "./store.js";
import { newestVersion, trendVersions, type VersionedTrend } from "./trend-versions.js";

interface RunTrend extends VersionedTrend {
  readonly run: number;
}
type Version = TrendVersion & { readonly rank: number; readonly newest: RunTrend };

/** @param publications - by run. */
export function listTrends(publications: readonly Publication[]): readonly TrendSummary[] {
  const byTrend = new Map<string, RunTrend[]>();
  for (const each of publications.flatMap(trendsOf)) {
    const place = JSON.stringify([each.trend.subsystem, each.trend.id]);
    const known = byTrend.get(place);
    if (known === undefined) byTrend.set(place, [each]);
    else known.push(each);
  }
  return [...byTrend.values()]
    .flatMap((trends) => summarize(trends) ?? [])
    .sort((a, b) => compare(a.subsystem, b.subsystem) || compare(a.id, b.id));
}

export function listPoints(
  publications: readonly Publication[],
  {
    subsystem,
    id,
    version,
    fromRun = Number.NEGATIVE_INFINITY,
    toRun = Number.POSITIVE_INFINITY,
  }: TrendRange & { readonly subsystem: string; readonly id: string },
): readonly TrendPoint[] {
  const all = publications.flatMap(trendsOf).filter(({ trend }) => trend.subsystem === subsystem && trend.id === id);
  const wanted = version ?? summarize(all)?.version;
  return all
    .filter((each) => each.version === wanted && each.run >= fromRun && each.run <= toRun)
    .flatMap(({ trend: { points, files } }) => points.map((point, at) => ({ point, file: files[at] ?? "" })))
    .sort((a, b) => a.point.time - b.point.time || a.point.run - b.point.run || compare(a.file, b.file))
    .map(({ point }) => point);
}

function trendsOf({ report, otherTrends }: Publication): readonly RunTrend[] {
  return trendVersions(report, otherTrends).map((each) => ({ ...each, run: report.run }));
}

/** @param trends - of one trend, by run. */
function summarize(trends: readonly RunTrend[]): TrendSummary | undefined {
  const versions = new Map<string, Version>();
  for (const each of trends) {
    const before = versions.get(each.version);
    versions.set(each.version, {
      version: each.version,
      points: (before?.points ?? 0) + each.trend.points.length,
      fromRun: before?.fromRun ?? each.run,
      toRun: each.run,
      rank: each.rank,
      newest: each,
    });
  }
  const present = newestVersion([...versions.values()]);
  if (present === undefined) return undefined;
  const { id, subsystem, hist, title, unit } = present.newest.trend;
  const earlier = [...versions.values()]
    .filter((each) => each !== present)
    .sort((a, b) => b.toRun - a.toRun || b.rank - a.rank)
    .map(({ version, points, fromRun, toRun }) => ({ version, points, fromRun, toRun }));
  return { id, subsystem, hist, title, unit, version: present.version, points: present.points, earlier };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
