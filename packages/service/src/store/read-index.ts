import {
  type Inventory,
  type RunPage,
  type RunRange,
  type RunSummary,
  type StoreEvent,
  type SubsystemReport,
  summarizeRun,
  type TrendSummary,
} from "@overwatch/core/store";
import type { Kysely } from "kysely";
import { readStored } from "./read-stored.js";
import type { IndexTables } from "./schema.js";

type Index = Kysely<IndexTables>;
type Quality = RunSummary["quality"];
type TrendPoint = SubsystemReport["trends"][number]["points"][number];

export async function readReports(index: Index, run: number, subsystem?: string): Promise<readonly SubsystemReport[]> {
  let query = index.selectFrom("reports").select("report").where("run", "=", run).orderBy("subsystem");
  if (subsystem !== undefined) query = query.where("subsystem", "=", subsystem);
  const rows = await query.execute();
  return rows.map(({ report }) => readStored(report) as SubsystemReport);
}

/** Newest run first; `only` is one run. */
export async function readRuns(
  index: Index,
  { limit, before, only }: RunPage & { readonly only?: number },
): Promise<readonly RunSummary[]> {
  let page = index.selectFrom("runs").select(["run", "hltMode"]).orderBy("run", "desc");
  if (before !== undefined) page = page.where("run", "<", before);
  if (only !== undefined) page = page.where("run", "=", only);
  if (limit !== undefined) page = page.limit(limit);
  const rows = await index
    .selectFrom(page.as("page"))
    .innerJoin("publications as part", "part.run", "page.run")
    .select(["page.run", "page.hltMode", "part.subsystem", "part.startOfRun", "part.endOfRun", "part.quality"])
    .orderBy("page.run", "desc")
    .orderBy("part.subsystem")
    .execute();
  const parts = new Map<number, typeof rows>();
  for (const row of rows) {
    const ofRun = parts.get(row.run);
    if (ofRun === undefined) parts.set(row.run, [row]);
    else ofRun.push(row);
  }
  return [...parts].map(([run, ofRun]) =>
    summarizeRun(
      run,
      ofRun[0]?.hltMode ?? "",
      ofRun.map((part) => ({ ...part, quality: part.quality as Quality })),
    ),
  );
}

export async function readInventory(index: Index): Promise<readonly Inventory[]> {
  const rows = await index
    .selectFrom("publications")
    .select(["run", "subsystem", "key", "basis", "folders"])
    .orderBy("run")
    .orderBy("subsystem")
    .execute();
  return rows.map(({ folders, ...row }) => ({ ...row, folders: readStored(folders) as Inventory["folders"] }));
}

export async function readTrends(index: Index): Promise<readonly TrendSummary[]> {
  const sums = index
    .selectFrom("runTrends")
    .select(({ fn }) => ["subsystem", "trend", fn.sum<number>("points").as("points"), fn.max("run").as("newest")])
    .groupBy(["subsystem", "trend"]);
  const rows = await index
    .selectFrom(sums.as("sum"))
    .innerJoin("runTrends as head", (join) =>
      join
        .onRef("head.run", "=", "sum.newest")
        .onRef("head.subsystem", "=", "sum.subsystem")
        .onRef("head.trend", "=", "sum.trend"),
    )
    .select(["sum.subsystem", "sum.trend as id", "sum.points", "head.head"])
    .orderBy("sum.subsystem")
    .orderBy("sum.trend")
    .execute();
  return rows.map(({ id, subsystem, points, head }) => {
    const { title, unit, hist } = readStored(head) as Pick<TrendSummary, "title" | "unit" | "hist">;
    return { id, subsystem, hist, title, unit, points };
  });
}

export async function readTrendPoints(
  index: Index,
  { subsystem, id, fromRun, toRun }: RunRange & { readonly subsystem: string; readonly id: string },
): Promise<readonly TrendPoint[]> {
  // Given the runs, the database looks for the points of each; by the other columns alone it would read all points.
  let runs = index.selectFrom("publications").select("run").where("subsystem", "=", subsystem);
  if (fromRun !== undefined) runs = runs.where("run", ">=", fromRun);
  if (toRun !== undefined) runs = runs.where("run", "<=", toRun);
  const query = index
    .selectFrom("trendPoints")
    .select("point")
    .where("run", "in", runs)
    .where("subsystem", "=", subsystem)
    .where("trend", "=", id)
    .orderBy("time")
    .orderBy("run")
    .orderBy("file");
  const rows = await query.execute();
  return readStored(`[${rows.map(({ point }) => point).join(",")}]`) as readonly TrendPoint[];
}

export async function readEvents(index: Index, after: number, limit: number): Promise<readonly StoreEvent[]> {
  const rows = await index
    .selectFrom("events")
    .selectAll()
    .where("number", ">", after)
    .orderBy("number")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, type: row.type as StoreEvent["type"] }));
}
