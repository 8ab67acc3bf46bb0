import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Store } from "@overwatch/core/store";
import { storeBusy, storeDamaged, storeGone, storeMissing, storeUnavailable } from "../errors/catalogue.js";
import { deleteDatabase, fileIdentity, setDatabaseAside } from "./database-file.js";
import { type Connection, databaseFault, openConnection } from "./libsql.js";
import { createTables, INDEX_APPLICATION, INDEX_FORMAT } from "./schema.js";

/** Where a store is, and whether it may be made. */
export interface OpenStoreOptions {
  /** Absolute path; it is made when it is not there. Should be on a local disk. */
  readonly folder: string;
  /** Whether a store is made where there is none (default true). */
  readonly create?: boolean;
}

/** A store with what its user must know before the first question. */
export interface OpenedStore {
  readonly store: Store;
  /** It was never filled from the reports, or was made anew: call `store.rebuild` with all of them. */
  readonly needsRebuild: boolean;
  /** What became of a database that was there and could not be used; a sentence for the operator. */
  readonly message?: string;
}

/** Writing one publication takes milliseconds; only a rebuilding can make another writer wait for so long. */
const busySeconds = 5;

/**
 * Opens the index of the reports, `overwatch.db` in `folder`, or makes an empty one. A database that cannot be used is no
 * error: one of another format is deleted, a damaged or foreign one becomes `overwatch.db.damaged`, and a new one takes
 * its place.
 *
 * @throws STORE_MISSING without a database and with `create: false`; STORE_UNAVAILABLE when the system refuses;
 * STORE_BUSY when another process writes all the time. The store's verbs reject with the last two, with STORE_DAMAGED when
 * damage shows (the file is set aside then) and with STORE_GONE when the file was removed or replaced since.
 */
export async function openStore({ folder, create = true }: OpenStoreOptions): Promise<OpenedStore> {
  const path = join(folder, "overwatch.db");
  if (!create && fileIdentity(path) === undefined) throw storeMissing(path);
  const connections: Connection[] = [];
  const connect = async () => {
    const connection = await openConnection(path, busySeconds);
    connections.push(connection);
    return connection;
  };
  try {
    await mkdir(folder, { recursive: true });
    const message = await clearTheWay(path);
    const writing = await connect();
    prepareIndex(writing);
    const reading = await connect();
    const { createSqliteStore } = await import("./sqlite-store.js");
    const store = createSqliteStore({ reading, writing, guard: createGuard(path) });
    const needsRebuild = writing.prepare("select value from facts where name = 'filled'").all([]).length === 0;
    return { store, needsRebuild, ...(message === undefined ? {} : { message }) };
  } catch (error) {
    for (const connection of connections) connection.close();
    throw inOurWords(path, error);
  }
}

/** Removes a database that cannot be used; returns what was done and why. */
async function clearTheWay(path: string): Promise<string | undefined> {
  if (fileIdentity(path) === undefined) return undefined;
  const found = await inspect(path);
  if (found === "usable") return undefined;
  if ("format" in found) {
    deleteDatabase(path);
    return `The index ${path} was of format ${found.format}, this program's is ${INDEX_FORMAT}: it was made anew.`;
  }
  const aside = setDatabaseAside(path);
  return `The index ${path} could not be used (${found.reason}): it is now ${aside}, and a new one was made.`;
}

async function inspect(path: string): Promise<"usable" | { readonly format: number } | { readonly reason: string }> {
  const connection = await openConnection(path, busySeconds);
  try {
    const tables = Number(connection.pragma("schema_version"));
    // Just made by another process, or by one that ended before it made the tables.
    if (tables === 0) return "usable";
    if (connection.pragma("application_id") !== INDEX_APPLICATION)
      return { reason: "it is a database of something else" };
    const format = Number(connection.pragma("user_version"));
    return format === INDEX_FORMAT ? "usable" : { format };
  } catch (error) {
    const fault = databaseFault(error);
    if (fault?.kind === "damaged") return { reason: fault.reason };
    throw error;
  } finally {
    connection.close();
  }
}

function prepareIndex(connection: Connection): void {
  if (connection.pragma("journal_mode") !== "wal") connection.pragma("journal_mode = wal");
  // In WAL mode this survives the end of any process; the end of power may cost the newest rows, which the next pass mends.
  connection.exec("pragma synchronous = normal");
  connection.exec("begin immediate");
  try {
    // Microseconds: above every number that an earlier index can have given out, so that none is used again.
    if (connection.pragma("user_version") === 0) connection.exec(createTables(Date.now() * 1000));
    connection.exec("commit");
  } catch (error) {
    connection.exec("rollback");
    throw error;
  }
}

function createGuard(path: string): <T>(verb: () => Promise<T>) => Promise<T> {
  const opened = fileIdentity(path);
  return async (verb) => {
    if (fileIdentity(path) !== opened) throw storeGone(path);
    try {
      return await verb();
    } catch (error) {
      const fault = databaseFault(error);
      if (fault?.kind === "damaged" && fileIdentity(path) === opened) {
        throw storeDamaged(path, setDatabaseAside(path), fault.reason);
      }
      throw inOurWords(path, error);
    }
  };
}

function inOurWords(path: string, error: unknown): unknown {
  const fault = databaseFault(error);
  if (fault?.kind === "busy") return storeBusy(path, busySeconds);
  if (fault !== undefined) return storeUnavailable(path, fault.reason, error);
  if (isSystemError(error)) return storeUnavailable(path, error.message, error);
  return error;
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error;
}
