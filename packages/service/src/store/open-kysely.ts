import { CompiledQuery, type DatabaseConnection, Kysely, SqliteDialect, SqliteDriver } from "kysely";
import type { Connection } from "./libsql.js";

/** Typed SQL on a connection, which it closes when it is destroyed. */
export function openKysely<Tables>(database: Connection): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new WritingDialect({ database }) });
}

class WritingDialect extends SqliteDialect {
  readonly #database: Connection;

  constructor({ database }: { readonly database: Connection }) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): SqliteDriver {
    return new WritingDriver({ database: this.#database });
  }
}

class WritingDriver extends SqliteDriver {
  /**
   * Every transaction of ours writes. Begun as one that reads, it would fail, and not wait, when another process wrote
   * between its first read and its first write.
   */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}
