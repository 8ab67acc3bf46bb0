import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { encodePlain } from "@overwatch/core/store";
import { stateDamaged } from "../errors/catalogue.js";
import { fileSize } from "./database-file.js";
import type { Decision } from "./decision.js";
import { busySeconds, inOurWords } from "./in-our-words.js";
import { type Connection, databaseFault, openConnection } from "./libsql.js";
import { copyDatabase, type Migration, migrate } from "./migrate.js";
import { readStored, StoredTextDamaged } from "./read-stored.js";
import type { DecisionFilter, State } from "./state.js";
import { alarmTables, createAlarmBook } from "./state-alarms.js";
import { createFrozenReferences, referenceTables } from "./state-references.js";
import { createRequests, requestTables } from "./state-requests.js";

/** "OWst" in SQLite's application_id: tells a state of ours from another database of that name. */
const application = 0x4f57_7374;

/** Bytes of the smallest page. */
const smallestDatabase = 512;

/** In order; a step that was released is never changed, a new one is added. */
const migrations: readonly Migration[] = [
  `
    create table decisions (
      number integer primary key autoincrement,
      at real not null, who text not null, kind text not null, subject text not null, what text not null
    );
    create index decisionsAbout on decisions (kind, subject, number);
    create trigger decisionsStay before update on decisions begin select raise(abort, 'decisions are never changed'); end;
    create trigger decisionsRemain before delete on decisions begin select raise(abort, 'decisions are never deleted'); end;
    pragma application_id = ${application};
  `,
  requestTables,
  alarmTables,
  referenceTables,
];

/**
 * Opens what people decided, `state.db` in `folder` (absolute path), or makes an empty one. No rebuilding touches it.
 * One of an older format is brought forward, after a copy of it as `state.db.format{n}`.
 *
 * @throws STATE_TOO_NEW when a newer program wrote it; STATE_DAMAGED when it cannot be read (it stays where it is);
 * STORE_UNAVAILABLE when the system refuses; STORE_BUSY when another process writes all the time.
 */
export async function openState({ folder }: { readonly folder: string }): Promise<State> {
  const path = join(folder, "state.db");
  let connection: Connection | undefined;
  try {
    await mkdir(folder, { recursive: true });
    const size = fileSize(path);
    // SQLite takes such a rest for an empty database, and would write over it.
    if (size > 0 && size < smallestDatabase) throw stateDamaged(path, `a rest of ${size} bytes`);
    connection = await openConnection(path, busySeconds);
    prepare(connection, path);
    return createState(connection, path);
  } catch (error) {
    connection?.close();
    throw explain(path, error);
  }
}

function prepare(connection: Connection, path: string): void {
  const isNew = connection.pragma("schema_version") === 0;
  if (!isNew && connection.pragma("application_id") !== application) {
    throw stateDamaged(path, "a database of something else");
  }
  if (connection.pragma("journal_mode") !== "wal") connection.pragma("journal_mode = wal");
  // What a person decided survives the end of power, too.
  connection.exec("pragma synchronous = full");
  migrate(connection, path, migrations);
}

function createState(connection: Connection, path: string): State {
  const columns = "number, at, who, kind, subject, what";

  async function verb<T>(work: () => T): Promise<T> {
    try {
      return work();
    } catch (error) {
      throw explain(path, error);
    }
  }

  function list({ kind, kinds, subject, after = 0, before, limit = 1000, newestFirst = false }: DecisionFilter) {
    return connection
      .prepare(
        `select ${columns} from decisions where (?1 is null or kind = ?1) and (?2 is null or subject = ?2)
         and number > ?3 and (?4 is null or number < ?4)
         and (?5 is null or kind in (select value from json_each(?5)))
         order by number ${newestFirst ? "desc" : "asc"} limit ?6`,
      )
      .all([kind ?? null, subject ?? null, after, before ?? null, kinds ? JSON.stringify(kinds) : null, limit])
      .map(toDecision);
  }

  return {
    record: ({ at, who, kind, subject, what }) =>
      verb(() => {
        const { lastInsertRowid } = connection
          .prepare("insert into decisions (at, who, kind, subject, what) values (?, ?, ?, ?, ?)")
          .run([at, who, kind, subject, encodePlain(what)]);
        return { number: Number(lastInsertRowid), at, who, kind, subject, what };
      }),
    decisions: (filter = {}) => verb(() => list(filter)),
    latest: (kind, subject) => verb(() => list({ kind, subject, limit: 1, newestFirst: true })[0]),
    requests: createRequests(connection, verb),
    alarms: createAlarmBook(connection, verb),
    references: createFrozenReferences(connection, verb),
    copyTo: (target) => verb(() => copyDatabase(connection, target)),
    close: async () => connection.close(),
  };
}

function toDecision(row: unknown): Decision {
  // The columns are those of the statement, in the types that the table demands.
  const { what, ...rest } = row as Omit<Decision, "what"> & { readonly what: string };
  return { ...rest, what: readStored(what) };
}

function explain(path: string, error: unknown): unknown {
  if (error instanceof StoredTextDamaged) return stateDamaged(path, error.message);
  const fault = databaseFault(error);
  return fault?.kind === "damaged" ? stateDamaged(path, fault.reason) : inOurWords(path, error);
}
