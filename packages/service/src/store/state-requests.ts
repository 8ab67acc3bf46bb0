import { encodePlain } from "@overwatch/core/store";
import type { Connection } from "./libsql.js";
import type { Migration } from "./migrate.js";
import { readStored } from "./read-stored.js";
import type { RequestFilter, Requests, StoredRequest } from "./requests.js";

/** Answers are derived: they can be asked for again. */
const keptSeconds = 7 * 24 * 3600;

export const requestTables: Migration = `
  create table requests (
    number integer primary key autoincrement,
    at real not null, who text not null, kind text not null, what text not null,
    status text not null, takenAt real, answeredAt real, answer text
  );
  create index requestsOpen on requests (status, kind, number);
`;

const columns = "number, at, who, kind, what, status, takenAt, answeredAt, answer";

/** @param verb - runs one statement, and says what fails in words of ours. */
export function createRequests(connection: Connection, verb: <T>(work: () => T) => Promise<T>): Requests {
  const one = (sql: string, parameters: readonly unknown[]) => {
    const [row] = connection.prepare(sql).all(parameters);
    return row === undefined ? undefined : toRequest(row);
  };
  const get = (number: number) => one(`select ${columns} from requests where number = ?`, [number]);

  return {
    ask: ({ at, who, kind, what }) =>
      verb(() => {
        const text = encodePlain(sorted(what));
        // One statement, so that two who ask at once get the same row.
        const { changes, lastInsertRowid } = connection
          .prepare(
            `insert into requests (at, who, kind, what, status) select ?1, ?2, ?3, ?4, 'waiting' where not exists
             (select 1 from requests where kind = ?3 and what = ?4 and status in ('waiting', 'taken'))`,
          )
          .run([at, who, kind, text]);
        const asked =
          Number(changes) > 0
            ? get(Number(lastInsertRowid))
            : one(`select ${columns} from requests where kind = ? and what = ? order by number desc limit 1`, [
                kind,
                text,
              ]);
        if (asked === undefined) throw new Error("A request that was just written is gone.");
        return asked;
      }),
    get: (number) => verb(() => get(number)),
    list: ({ kind, who, status, limit = 100 }: RequestFilter = {}) =>
      verb(() =>
        connection
          .prepare(
            `select ${columns} from requests where (?1 is null or kind = ?1) and (?2 is null or who = ?2)
             and (?3 is null or status = ?3) order by number desc limit ?4`,
          )
          .all([kind ?? null, who ?? null, status ?? null, limit])
          .map(toRequest),
      ),
    take: (kinds, at) =>
      verb(() =>
        one(
          `update requests set status = 'taken', takenAt = ? where number = (
             select number from requests where status = 'waiting' and kind in (${marks(kinds)}) order by number limit 1
           ) returning ${columns}`,
          [at, ...kinds],
        ),
      ),
    answer: (number, { at, status, answer }) =>
      verb(() => {
        connection
          .prepare(
            `update requests set status = ?, answeredAt = ?, answer = ?
             where number = ? and status in ('waiting', 'taken')`,
          )
          .run([status, at, encodePlain(answer), number]);
      }),
    reopen: (kinds, at) =>
      verb(() => {
        connection
          .prepare(
            `update requests set status = 'waiting', takenAt = null where status = 'taken' and kind in (${marks(kinds)})`,
          )
          .run([...kinds]);
        connection.prepare("delete from requests where answeredAt < ?").run([at - keptSeconds]);
      }),
  };
}

function marks(values: readonly unknown[]): string {
  return values.map(() => "?").join(", ");
}

/** Equal questions have equal text, in whatever order their fields were given. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(fields.map(([name, field]) => [name, sorted(field)]));
}

function toRequest(row: unknown): StoredRequest {
  // The columns are those of the statements, in the types that the table demands.
  const { what, answer, takenAt, answeredAt, ...rest } = row as Omit<StoredRequest, "what" | "answer"> & {
    readonly what: string;
    readonly answer: string | null;
  };
  return {
    ...rest,
    what: readStored(what),
    ...(typeof takenAt === "number" ? { takenAt } : {}),
    ...(typeof answeredAt === "number" ? { answeredAt } : {}),
    ...(answer === null ? {} : { answer: readStored(answer) }),
  };
}
