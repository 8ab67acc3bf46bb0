import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Store } from "@overwatch/core/store";
import { storeDamaged, storeGone, storeMissing } from "../errors/catalogue.js";
import { deleteDatabase, fileIdentity, setDatabaseAside } from "./database-file.js";
import { busySeconds, inOurWords } from "./in-our-words.js";
import { type Connection, databaseFault, openConnection } from "./libsql.js";
import { StoredTextDamaged } from "./read-stored.js";
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
  try {
    await mkdir(folder, { recursive: true });
    const message = await clearTheWay(path);
    return { ...(await openIndex(path)), ...(message === undefined ? {} : { message }) };
  } catch (error) {
    throw inOurWords(path, error);
  }
}

async function openIndex(path: string): Promise<Pick<OpenedStore, "store" | "needsRebuild">> {
  const connections: Connection[] = [];
  const connect = async () => {
    const connection = await openConnection(path, busySeconds);
    connections.push(connection);
    return connection;
  };
  try {
    const writing = await connect();
    prepareIndex(writing);
    const reading = await connect();
    const { createSqliteStore } = await import("./sqlite-store.js");
    const store = createSqliteStore({ reading, writing, guard: createGuard(path) });
    return { store, needsRebuild: !isFilled(writing) };
  } catch (error) {
    for (const connection of connections) connection.close();
    throw error;
  }
}

function isFilled(connection: Connection): boolean {
  return connection.prepare("select value from facts where name = 'filled'").all([]).length > 0;
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
    if (format !== INDEX_FORMAT) return { format };
    // The table that is made last, and whatever lies on the way to it.
    isFilled(connection);
    return "usable";
  } catch (error) {
    const damage = damageOf(error);
    if (damage !== undefined) return { reason: damage };
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
      const damage = damageOf(error);
      if (damage !== undefined && fileIdentity(path) === opened) {
        throw storeDamaged(path, setDatabaseAside(path), damage);
      }
      throw inOurWords(path, error);
    }
  };
}

/** What shows that the database is damaged; undefined when the error is about something else. */
function damageOf(error: unknown): string | undefined {
  if (error instanceof StoredTextDamaged) return error.message;
  const fault = databaseFault(error);
  return fault?.kind === "damaged" ? fault.reason : undefined;
}
