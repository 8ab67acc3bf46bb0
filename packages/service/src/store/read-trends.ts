import {
  newestVersion,
  type SubsystemReport,
  type TrendColumns,
  type TrendRange,
  type TrendSummary,
  type TrendVersion,
} from "@overwatch/core/store";
import type { Kysely } from "kysely";
import { readStored } from "./read-stored.js";
import type { IndexTables } from "./schema.js";

type Index = Kysely<IndexTables>;
type TrendPoint = SubsystemReport["trends"][number]["points"][number];
type Version = TrendVersion & { readonly rank: number; readonly head: string };

/** By subsystem, then id; all, or one. */
export async function readTrends(
  index: Index,
  one?: { readonly subsystem: string; readonly id: string },
): Promise<readonly TrendSummary[]> {
  let trends = index.selectFrom("runTrends");
  if (one !== undefined) trends = trends.where("subsystem", "=", one.subsystem).where("trend", "=", one.id);
  const sums = trends
    .select(({ fn }) => [
      "subsystem",
      "trend",
      "version",
      fn.sum<number>("points").as("points"),
      fn.min("run").as("oldest"),
      fn.max("run").as("newest"),
    ])
    .groupBy(["subsystem", "trend", "version"]);
  const rows = await index
    .selectFrom(sums.as("sum"))
    .innerJoin("runTrends as head", (join) =>
      join
        .onRef("head.run", "=", "sum.newest")
        .onRef("head.subsystem", "=", "sum.subsystem")
        .onRef("head.trend", "=", "sum.trend")
        .onRef("head.version", "=", "sum.version"),
    )
    .select(["sum.subsystem", "sum.trend", "sum.version", "sum.points", "sum.oldest", "sum.newest"])
    .select(["head.head", "head.origin"])
    .orderBy("sum.subsystem")
    .orderBy("sum.trend")
    .execute();
  const byTrend = new Map<string, { subsystem: string; id: string; versions: Version[] }>();
  for (const { subsystem, trend, version, points, oldest, newest, head, origin } of rows) {
    const key = JSON.stringify([subsystem, trend]);
    const known = byTrend.get(key) ?? { subsystem, id: trend, versions: [] };
    known.versions.push({ version, points, fromRun: oldest, toRun: newest, rank: origin, head });
    byTrend.set(key, known);
  }
  return [...byTrend.values()].flatMap(({ subsystem, id, versions }) => {
    const present = newestVersion(versions);
    if (present === undefined) return [];
    const { title, unit, hist } = readStored(present.head) as Pick<TrendSummary, "title" | "unit" | "hist">;
    const earlier = versions
      .filter((each) => each !== present)
      .sort((a, b) => b.toRun - a.toRun || b.rank - a.rank)
      .map(({ version, points, fromRun, toRun }) => ({ version, points, fromRun, toRun }));
    return [{ id, subsystem, hist, title, unit, version: present.version, points: present.points, earlier }];
  });
}

type Wanted = TrendRange & { readonly subsystem: string; readonly id: string };

export async function readTrendPoints(index: Index, wanted: Wanted): Promise<readonly TrendPoint[]> {
  const version = await versionOf(index, wanted);
  const rows = version === undefined ? [] : await pointsOf(index, wanted, version).select("point").execute();
  return readStored(`[${rows.map(({ point }) => point).join(",")}]`) as readonly TrendPoint[];
}

export async function readTrendColumns(index: Index, wanted: Wanted): Promise<TrendColumns> {
  const version = await versionOf(index, wanted);
  const names = ["time", "run", "value", "error", "entries"] as const;
  const rows = version === undefined ? [] : await pointsOf(index, wanted, version).select(names).execute();
  const columns = {
    time: new Float64Array(rows.length),
    run: new Float64Array(rows.length),
    value: new Float64Array(rows.length),
    error: new Float64Array(rows.length),
    entries: new Float64Array(rows.length),
  };
  for (const [at, { time, run, value, error, entries }] of rows.entries()) {
    columns.time[at] = time;
    columns.run[at] = run;
    columns.value[at] = value ?? Number.NaN;
    columns.error[at] = error ?? Number.NaN;
    columns.entries[at] = entries ?? Number.NaN;
  }
  return columns;
}

/** Undefined when there is no such trend. */
async function versionOf(index: Index, { subsystem, id, version }: Wanted): Promise<string | undefined> {
  return version ?? (await readTrends(index, { subsystem, id }))[0]?.version;
}

function pointsOf(index: Index, { subsystem, id, fromRun, toRun }: Wanted, version: string) {
  // Given the runs, the database looks for the points of each; by the other columns alone it would read all points.
  let runs = index.selectFrom("publications").select("run").where("subsystem", "=", subsystem);
  if (fromRun !== undefined) runs = runs.where("run", ">=", fromRun);
  if (toRun !== undefined) runs = runs.where("run", "<=", toRun);
  return index
    .selectFrom("trendPoints")
    .where("run", "in", runs)
    .where("subsystem", "=", subsystem)
    .where("trend", "=", id)
    .where("version", "=", version)
    .orderBy("time")
    .orderBy("run")
    .orderBy("file");
}
