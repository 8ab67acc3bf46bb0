/**
 * The one file that knows libsql, which is loaded when the first database is opened. Given a parameter that it cannot bind,
 * libsql ends the whole process and no exception tells why: so every parameter is checked here before it gets there.
 */
import type Libsql from "libsql";

/** What a column may hold. */
export type SqlValue = string | number | bigint | Uint8Array | null;

/** One connection to one file. Everything is synchronous, as SQLite is. */
export interface Connection {
  readonly prepare: (sql: string) => Statement;
  /** Statements without parameters and results, with a semicolon between them. */
  readonly exec: (sql: string) => void;
  /** The first column of the first row; undefined without rows. */
  readonly pragma: (source: string) => unknown;
  readonly close: () => void;
}

/** The part of a prepared statement that kysely needs. */
export interface Statement {
  /** Whether it returns rows. */
  readonly reader: boolean;
  readonly all: (parameters: readonly unknown[]) => unknown[];
  readonly run: (parameters: readonly unknown[]) => { changes: number | bigint; lastInsertRowid: number | bigint };
  readonly iterate: (parameters: readonly unknown[]) => IterableIterator<unknown>;
}

/** What is wrong with a database, for the caller to say it in its own words. */
export interface DatabaseFault {
  readonly kind: "busy" | "damaged" | "unavailable";
  readonly reason: string;
}

/** More statements than a store has; beyond, the oldest is prepared again. */
const keptStatements = 100;

/**
 * Opens a file, or makes an empty one. A second writer waits for `busySeconds` before it gets an error; the whole process
 * waits with it.
 */
export async function openConnection(path: string, busySeconds: number): Promise<Connection> {
  const { default: Database } = await import("libsql");
  const database = new Database(path, { timeout: busySeconds * 1000 });
  const statements = new Map<string, Statement>();

  function prepare(sql: string): Statement {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = wrap(database.prepare(sql));
    const [oldest] = statements.keys();
    if (statements.size >= keptStatements && oldest !== undefined) statements.delete(oldest);
    statements.set(sql, statement);
    return statement;
  }

  return {
    prepare,
    exec: (sql) => {
      database.exec(sql);
    },
    pragma: (source) => {
      const [row] = prepare(`pragma ${source}`).all([]);
      return typeof row === "object" && row !== null ? Object.values(row)[0] : undefined;
    },
    close: () => {
      statements.clear();
      database.close();
    },
  };
}

function wrap(statement: Libsql.Statement): Statement {
  return {
    reader: statement.reader,
    all: (parameters) => statement.all(parameters.map(toBindable)),
    run: (parameters) => statement.run(parameters.map(toBindable)),
    iterate: (parameters) => statement.iterate(parameters.map(toBindable)),
  };
}

/** @throws TypeError for what a column cannot hold as it is. */
export function toBindable(value: unknown): SqlValue {
  switch (typeof value) {
    case "boolean":
      return value ? 1 : 0;
    case "bigint":
      return value;
    case "number":
      if (Number.isNaN(value))
        throw new TypeError("Expected a number for the database, found NaN, which it makes null.");
      return value;
    case "string":
      if (value.includes("\0")) throw new TypeError("Expected text for the database, found NUL in it, which ends it.");
      return value;
    default:
      if (value === null) return null;
      if (value instanceof Uint8Array) return value;
      throw new TypeError(`Expected text, a number, bytes or null for the database, found ${typeof value}.`);
  }
}

/** Undefined when `error` is not about the file: a fault of ours, or not from the database at all. */
export function databaseFault(error: unknown): DatabaseFault | undefined {
  if (!(error instanceof Error)) return undefined;
  const reason = error.message;
  // A file that cannot be opened has no code of its own, only SQLite's number at the end of the message.
  if (reason.startsWith("ConnectionFailed")) return { kind: "unavailable", reason: "it cannot be opened or made" };
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  for (const [kind, prefixes] of faults) {
    if (prefixes.some((prefix) => code.startsWith(prefix))) return { kind, reason };
  }
  return undefined;
}

const faults = [
  ["busy", ["SQLITE_BUSY", "SQLITE_LOCKED"]],
  ["damaged", ["SQLITE_CORRUPT", "SQLITE_NOTADB"]],
  ["unavailable", ["SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_FULL", "SQLITE_PERM", "SQLITE_AUTH"]],
] as const;
