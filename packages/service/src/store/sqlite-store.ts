import { encodePlain, type Store } from "@overwatch/core/store";
import type { Connection } from "./libsql.js";
import { openKysely } from "./open-kysely.js";
import { countRuns, readEvents, readInventory, readLastEvent, readReports, readRuns } from "./read-index.js";
import { readTrendColumns, readTrendPoints, readTrends } from "./read-trends.js";
import type { IndexTables } from "./schema.js";
import { removePublication, writePublication } from "./write-publication.js";

/** The two connections of a store, and how it asks the world around. */
export interface StoreParts {
  /** Its own, so that readers see the state before while a rebuilding is under way. */
  readonly reading: Connection;
  readonly writing: Connection;
  /** Runs each verb: says in our words what the database says in its own, and refuses when the file is not in its place. */
  readonly guard: <T>(verb: () => Promise<T>) => Promise<T>;
}

/** The store on a database that has the tables of `schema.ts`. */
export function createSqliteStore({ reading, writing, guard }: StoreParts): Store {
  const reader = openKysely<IndexTables>(reading);
  const writer = openKysely<IndexTables>(writing);

  return {
    publish: (publication) =>
      guard(async () => {
        await writer.transaction().execute((index) => writePublication(index, publication));
      }),
    recordFolders: (run, folders) =>
      guard(async () => {
        await writer
          .updateTable("publications")
          .set({ folders: encodePlain(folders) })
          .where("run", "=", run)
          .execute();
      }),
    remove: (run, subsystem) =>
      guard(async () => {
        await writer.transaction().execute((index) => removePublication(index, { run, subsystem }));
      }),
    rebuild: (publications) =>
      guard(() =>
        writer.transaction().execute(async (index) => {
          const seen = new Set<string>();
          let published = 0;
          let removed = 0;
          for await (const publication of publications) {
            seen.add(placeOf(publication.report));
            if (await writePublication(index, publication)) published++;
          }
          const known = await index.selectFrom("publications").select(["run", "subsystem"]).execute();
          for (const place of known.filter((row) => !seen.has(placeOf(row)))) {
            if (await removePublication(index, place)) removed++;
          }
          await index
            .insertInto("facts")
            .values({ name: "filled", value: 1 })
            .onConflict((conflict) => conflict.column("name").doUpdateSet({ value: 1 }))
            .execute();
          return { published, unchanged: seen.size - published, removed };
        }),
      ),

    report: (run, subsystem) => guard(async () => (await readReports(reader, run, subsystem))[0]),
    reports: (run) => guard(() => readReports(reader, run)),
    run: (run) => guard(async () => (await readRuns(reader, { fromRun: run, toRun: run }))[0]),
    runs: (page = {}) => guard(() => readRuns(reader, page)),
    countRuns: (filter = {}) => guard(() => countRuns(reader, filter)),
    inventory: () => guard(() => readInventory(reader)),
    trends: () => guard(() => readTrends(reader)),
    trend: (subsystem, id) => guard(async () => (await readTrends(reader, { subsystem, id }))[0]),
    trendPoints: (subsystem, id, range = {}) => guard(() => readTrendPoints(reader, { subsystem, id, ...range })),
    trendColumns: (subsystem, id, range = {}) => guard(() => readTrendColumns(reader, { subsystem, id, ...range })),
    events: (after, limit = 1000) => guard(() => readEvents(reader, after, limit)),
    lastEvent: () => guard(() => readLastEvent(reader)),
    close: async () => {
      reading.close();
      // Puts what is in the log into the file, as far as no reader is in the way.
      writing.pragma("wal_checkpoint(passive)");
      writing.close();
    },
  };
}

function placeOf({ run, subsystem }: { readonly run: number; readonly subsystem: string }): string {
  return `${run}/${subsystem}`;
}
