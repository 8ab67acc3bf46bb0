import type { AlarmLife } from "@overwatch/core";
import { encodePlain } from "@overwatch/core/store";
import type { AlarmBook, OutboxMessage } from "./alarm-book.js";
import type { Connection } from "./libsql.js";
import type { Migration } from "./migrate.js";
import { readStored } from "./read-stored.js";

/** Sent and given up messages are kept as long, for those who ask what was told. */
const keptSeconds = 30 * 24 * 3600;

export const alarmTables: Migration = `
  create table alarmLives (
    subsystem text not null, alarm text not null, subject text not null, life text not null,
    primary key (subsystem, alarm, subject)
  ) without rowid;
  create table outbox (
    number integer primary key autoincrement, notifier text not null, message text not null, at real not null,
    attempts integer not null default 0, nextAt real not null, sentAt real, batch integer, gaveUpAt real, error text
  );
  create index outboxWaits on outbox (notifier, nextAt) where sentAt is null and gaveUpAt is null;
  create index outboxSent on outbox (notifier, sentAt);
  create table alarmCursor (name text primary key, value integer not null) without rowid;
`;

const open = "sentAt is null and gaveUpAt is null";

/** @param verb - runs one piece of work, and says what fails in words of ours. */
export function createAlarmBook(connection: Connection, verb: <T>(work: () => T) => Promise<T>): AlarmBook {
  const all = (sql: string, parameters: readonly unknown[]) => connection.prepare(sql).all(parameters);
  const run = (sql: string, parameters: readonly unknown[]) => connection.prepare(sql).run(parameters);

  return {
    lives: (subsystem) =>
      verb(() =>
        all(`select life from alarmLives where ?1 is null or subsystem = ?1 order by subsystem, alarm, subject`, [
          subsystem ?? null,
        ]).map((row) => readStored((row as { readonly life: string }).life) as AlarmLife),
      ),
    lastEvent: () =>
      verb(() => {
        const [row] = all("select value from alarmCursor where name = 'event'", []);
        return (row as { readonly value: number } | undefined)?.value ?? 0;
      }),
    commit: ({ lives, decisions, messages, lastEvent }) =>
      verb(() => {
        connection.exec("begin immediate");
        try {
          for (const life of lives) {
            run(
              `insert into alarmLives values (?, ?, ?, ?)
               on conflict (subsystem, alarm, subject) do update set life = excluded.life`,
              [life.subsystem, life.alarm, life.on, encodePlain(life)],
            );
          }
          for (const { at, who, kind, subject, what } of decisions) {
            run("insert into decisions (at, who, kind, subject, what) values (?, ?, ?, ?, ?)", [
              at,
              who,
              kind,
              subject,
              encodePlain(what),
            ]);
          }
          for (const { notifier, message, at } of messages) {
            run("insert into outbox (notifier, message, at, nextAt) values (?, ?, ?, ?)", [
              notifier,
              encodePlain(message),
              at,
              at,
            ]);
          }
          if (lastEvent !== undefined) {
            run("insert into alarmCursor values ('event', ?) on conflict (name) do update set value = excluded.value", [
              lastEvent,
            ]);
          }
          connection.exec("commit");
        } catch (error) {
          connection.exec("rollback");
          throw error;
        }
      }),
    due: (notifier, now) =>
      verb(() =>
        all(
          `select number, notifier, message, at, attempts, nextAt, error from outbox
           where notifier = ? and ${open} and nextAt <= ? order by number limit 1000`,
          [notifier, now],
        ).map(toMessage),
      ),
    take: (notifier, now, until) =>
      verb(() =>
        all(
          `update outbox set nextAt = ?3 where number in
             (select number from outbox where notifier = ?1 and ${open} and nextAt <= ?2 order by number limit 1000)
           returning number, notifier, message, at, attempts, nextAt, error`,
          [notifier, now, until],
        )
          .map(toMessage)
          .sort((a, b) => a.number - b.number),
      ),
    waiting: () =>
      verb(
        () =>
          all(
            `select notifier, count(*) as messages from outbox where ${open} group by notifier order by notifier`,
            [],
          ) as { notifier: string; messages: number }[],
      ),
    sentSince: (notifier, since) =>
      verb(() => {
        const [row] = all("select count(distinct batch) as sent from outbox where notifier = ? and sentAt > ?", [
          notifier,
          since,
        ]);
        return (row as { readonly sent: number }).sent;
      }),
    sent: (numbers, at) =>
      verb(() => {
        run(
          `update outbox set sentAt = ?, batch = ?, attempts = attempts + 1, error = null
           where number in (${marks(numbers)})`,
          [at, numbers[0] ?? 0, ...numbers],
        );
        run("delete from outbox where coalesce(sentAt, gaveUpAt) < ?", [at - keptSeconds]);
      }),
    failed: (numbers, { error, at, nextAt }) =>
      verb(() => {
        run(
          `update outbox set attempts = attempts + 1, error = ?, nextAt = ?, gaveUpAt = ?
           where number in (${marks(numbers)})`,
          [error, nextAt ?? at, nextAt === undefined ? at : null, ...numbers],
        );
      }),
  };
}

function toMessage(row: unknown): OutboxMessage {
  // The columns are those of the statement, in the types that the table demands.
  const { message, error, ...rest } = row as Omit<OutboxMessage, "message" | "error"> & {
    readonly message: string;
    readonly error: string | null;
  };
  return { ...rest, message: readStored(message), ...(error === null ? {} : { error }) };
}

function marks(values: readonly unknown[]): string {
  return values.map(() => "?").join(", ");
}
