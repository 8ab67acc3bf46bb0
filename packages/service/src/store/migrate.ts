import { renameSync, rmSync } from "node:fs";
import { stateTooNew } from "../errors/catalogue.js";
import type { Connection } from "./libsql.js";

/** SQL that brings a database of the format before to the next one; the first makes it from nothing. */
export type Migration = string;

/**
 * Brings a database to the newest format, which is the number of migrations: all steps or none, after a copy of what was
 * there as `{path}.format{n}`. An empty database needs no copy. Never back: throws STATE_TOO_NEW for a format beyond the newest.
 */
export function migrate(connection: Connection, path: string, migrations: readonly Migration[]): void {
  const found = formatOf(connection);
  if (found > migrations.length) throw stateTooNew(path, found, migrations.length);
  if (found === migrations.length) return;
  if (found > 0) copyDatabase(connection, `${path}.format${found}`);
  connection.exec("begin immediate");
  try {
    // Another process may have done it since.
    for (const sql of migrations.slice(formatOf(connection))) connection.exec(sql);
    connection.exec(`pragma user_version = ${Math.max(formatOf(connection), migrations.length)}`);
    connection.exec("commit");
  } catch (error) {
    connection.exec("rollback");
    throw error;
  }
}

function formatOf(connection: Connection): number {
  return Number(connection.pragma("user_version"));
}

/** A copy as of one moment, whole or not at all. */
export function copyDatabase(connection: Connection, target: string): void {
  const beside = `${target}.part`;
  rmSync(beside, { force: true });
  connection.prepare("vacuum into ?").run([beside]);
  renameSync(beside, target);
}
