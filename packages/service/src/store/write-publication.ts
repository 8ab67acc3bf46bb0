import {
  encodePlain,
  encodeReport,
  noOtherTrends,
  type OtherTrends,
  type Publication,
  type RunSummary,
  type SubsystemReport,
  saysTheSame,
  summarizeRun,
  trendVersions,
} from "@overwatch/core/store";
import type { Transaction } from "kysely";
import { compareTrends, type TrendChanges } from "./compare-trends.js";
import { readStored, readStoredReport } from "./read-stored.js";
import type { IndexTables } from "./schema.js";

type Index = Transaction<IndexTables>;
type Place = Pick<SubsystemReport, "run" | "subsystem">;

/** Columns times rows stay well below SQLite's limit of parameters. */
const rowsAtOnce = 200;

/** Writes what differs from what is stored; resolves to whether there was news, and an event. */
export async function writePublication(index: Index, publication: Publication): Promise<boolean> {
  const { hltMode, report, folders } = publication;
  const { run, subsystem, key } = report;
  const before = await index
    .selectFrom("reports")
    .innerJoin("runs", "runs.run", "reports.run")
    .select(["reports.report", "reports.others", "runs.hltMode"])
    .where("reports.run", "=", run)
    .where("reports.subsystem", "=", subsystem)
    .executeTakeFirst();
  const text = encodeReport(report);
  await writeSummary(index, { hltMode, report, folders });
  const others = publication.otherTrends === undefined ? before?.others : encodePlain(publication.otherTrends);
  const isSameBeside = before !== undefined && before.others === (others ?? before.others);
  if (before?.report === text && before.hltMode === hltMode && isSameBeside) return false;

  const known = before === undefined ? undefined : reportOf(before.report, publication.replaces);
  const row = { report: text, others: others ?? encodePlain(noOtherTrends) };
  await index
    .insertInto("reports")
    .values({ run, subsystem, ...row })
    .onConflict((conflict) => conflict.columns(["run", "subsystem"]).doUpdateSet(row))
    .execute();
  const old = known === undefined ? [] : trendVersions(known, othersOf(before?.others));
  await writeTrends(index, { run, subsystem }, compareTrends(old, trendVersions(report, othersOf(row.others))));
  const isNews =
    known === undefined || before?.hltMode !== hltMode || !isSameBeside || !differsInMakerOnly(report, known);
  if (isNews) await index.insertInto("events").values({ type: "published", run, subsystem, key }).execute();
  return isNews;
}

/** The stored report, which is the one at hand when its text is that one's. */
function reportOf(text: string, atHand: SubsystemReport | undefined): SubsystemReport {
  return atHand !== undefined && encodeReport(atHand) === text ? atHand : readStoredReport(text);
}

function othersOf(text: string | undefined): OtherTrends {
  return text === undefined ? noOtherTrends : (readStored(text) as OtherTrends);
}

/** Of two reports whose texts differ. */
function differsInMakerOnly(report: SubsystemReport, known: SubsystemReport): boolean {
  const isSameMaker = encodePlain(report.madeBy) === encodePlain(known.madeBy);
  return !isSameMaker && saysTheSame(report, known);
}

/** Deletes all of a (run, subsystem), with an event; resolves to whether it was known. */
export async function removePublication(index: Index, { run, subsystem }: Place): Promise<boolean> {
  const before = await index
    .selectFrom("reports")
    .select(["report", "others"])
    .where("run", "=", run)
    .where("subsystem", "=", subsystem)
    .executeTakeFirst();
  if (before === undefined) return false;
  const report = readStoredReport(before.report);
  const { key } = report;
  await writeTrends(index, { run, subsystem }, compareTrends(trendVersions(report, othersOf(before.others)), []));
  for (const table of ["reports", "publications"] as const) {
    await index.deleteFrom(table).where("run", "=", run).where("subsystem", "=", subsystem).execute();
  }
  await writeRun(index, run);
  await index.insertInto("events").values({ type: "removed", run, subsystem, key }).execute();
  return true;
}

async function writeSummary(index: Index, { hltMode, report, folders }: Publication): Promise<void> {
  const { run, subsystem, key, keyParts, startOfRun, endOfRun, quality } = report;
  const row = { key, basis: keyParts.basis, startOfRun, endOfRun, quality, folders: encodePlain(folders) };
  await index
    .insertInto("publications")
    .values({ run, subsystem, ...row })
    .onConflict((conflict) => conflict.columns(["run", "subsystem"]).doUpdateSet(row))
    .execute();
  await writeRun(index, run, hltMode);
}

/** Makes the row of the run list from the run's publications; without any, there is none. */
async function writeRun(index: Index, run: number, newMode?: string): Promise<void> {
  const known = await index.selectFrom("runs").select("hltMode").where("run", "=", run).executeTakeFirst();
  const parts = await index
    .selectFrom("publications")
    .select(["subsystem", "startOfRun", "endOfRun", "quality"])
    .where("run", "=", run)
    .execute();
  if (parts.length === 0) {
    await index.deleteFrom("runs").where("run", "=", run).execute();
    return;
  }
  const { subsystems, ...summary } = summarizeRun(
    run,
    newMode ?? known?.hltMode ?? "",
    parts.map((part) => ({ ...part, quality: part.quality as RunSummary["quality"] })),
  );
  const row = { ...summary, subsystems: `,${subsystems.join(",")},` };
  await index
    .insertInto("runs")
    .values(row)
    .onConflict((conflict) => conflict.column("run").doUpdateSet(row))
    .execute();
}

async function writeTrends(index: Index, { run, subsystem }: Place, changes: TrendChanges): Promise<void> {
  const { heads, goneTrends, points, gonePoints } = changes;
  for (const some of inPortions(heads)) {
    await index
      .insertInto("runTrends")
      .values(some.map((head) => ({ run, subsystem, ...head })))
      .onConflict((conflict) =>
        conflict.columns(["subsystem", "trend", "version", "run"]).doUpdateSet(({ ref }) => ({
          origin: ref("excluded.origin"),
          head: ref("excluded.head"),
          points: ref("excluded.points"),
        })),
      )
      .execute();
  }
  for (const some of inPortions(points)) {
    await index
      .insertInto("trendPoints")
      .values(some.map((point) => ({ run, subsystem, ...point })))
      .onConflict((conflict) =>
        conflict.columns(["run", "subsystem", "trend", "version", "file"]).doUpdateSet(({ ref }) => ({
          time: ref("excluded.time"),
          value: ref("excluded.value"),
          error: ref("excluded.error"),
          entries: ref("excluded.entries"),
          point: ref("excluded.point"),
        })),
      )
      .execute();
  }
  for (const { trend, version } of goneTrends) {
    await index
      .deleteFrom("runTrends")
      .where("subsystem", "=", subsystem)
      .where("trend", "=", trend)
      .where("version", "=", version)
      .where("run", "=", run)
      .execute();
  }
  for (const { trend, version, file } of gonePoints) {
    await index
      .deleteFrom("trendPoints")
      .where("subsystem", "=", subsystem)
      .where("trend", "=", trend)
      .where("version", "=", version)
      .where("run", "=", run)
      .where("file", "=", file)
      .execute();
  }
}

function inPortions<T>(rows: readonly T[]): T[][] {
  const portions: T[][] = [];
  for (let at = 0; at < rows.length; at += rowsAtOnce) portions.push(rows.slice(at, at + rowsAtOnce));
  return portions;
}
