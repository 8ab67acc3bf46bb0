import type { Inventory, RunFilter, RunPage, RunSummary, StoreEvent, SubsystemReport } from "@overwatch/core/store";
import { type Kysely, sql } from "kysely";
import { readStored, readStoredReport } from "./read-stored.js";
import type { IndexTables } from "./schema.js";

type Index = Kysely<IndexTables>;
type Quality = RunSummary["quality"];

export async function readReports(index: Index, run: number, subsystem?: string): Promise<readonly SubsystemReport[]> {
  let query = index.selectFrom("reports").select("report").where("run", "=", run).orderBy("subsystem");
  if (subsystem !== undefined) query = query.where("subsystem", "=", subsystem);
  const rows = await query.execute();
  return rows.map(({ report }) => readStoredReport(report));
}

/** Newest run first. */
export async function readRuns(index: Index, page: RunPage): Promise<readonly RunSummary[]> {
  let query = fitting(index, page).selectAll().orderBy("run", "desc");
  if (page.before !== undefined) query = query.where("run", "<", page.before);
  // SQLite takes an offset only together with a limit; -1 is none.
  if (page.limit !== undefined || page.offset !== undefined) query = query.limit(page.limit ?? -1);
  if (page.offset !== undefined) query = query.offset(page.offset);
  return (await query.execute()).map(({ subsystems, quality, ...row }) => ({
    ...row,
    quality: quality as Quality,
    subsystems: subsystems.split(",").slice(1, -1),
  }));
}

export async function countRuns(index: Index, filter: RunFilter): Promise<number> {
  const row = await fitting(index, filter)
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirst();
  return row?.count ?? 0;
}

function fitting(index: Index, { fromRun, toRun, since, until, hltMode, subsystem, quality }: RunFilter) {
  let runs = index.selectFrom("runs");
  if (fromRun !== undefined) runs = runs.where("run", ">=", fromRun);
  if (toRun !== undefined) runs = runs.where("run", "<=", toRun);
  if (since !== undefined) runs = runs.where("endOfRun", ">=", since);
  if (until !== undefined) runs = runs.where("startOfRun", "<=", until);
  if (hltMode !== undefined) runs = runs.where("hltMode", "=", hltMode);
  // Not `like`: a name with % or _ is looked for as it is.
  if (subsystem !== undefined) runs = runs.where(sql<boolean>`instr(subsystems, ${`,${subsystem},`}) > 0`);
  if (quality !== undefined) runs = runs.where("quality", "in", [...quality, ""]);
  return runs;
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

export async function readLastEvent(index: Index): Promise<number> {
  const row = await index.selectFrom("events").select("number").orderBy("number", "desc").limit(1).executeTakeFirst();
  return row?.number ?? 0;
}
