import { renameSync, rmSync, statSync } from "node:fs";

/** What SQLite keeps beside a database in WAL mode. Without them a replaced file could be joined with another's log. */
const companions = ["-wal", "-shm"] as const;

/** A number that changes when another file takes this place; undefined when there is none. */
export function fileIdentity(path: string): string | undefined {
  const stat = statSync(path, { throwIfNoEntry: false, bigint: true });
  return stat === undefined ? undefined : `${stat.dev}:${stat.ino}`;
}

/** Bytes; 0 when there is none. */
export function fileSize(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

export function deleteDatabase(path: string): void {
  for (const end of ["", ...companions]) rmSync(`${path}${end}`, { force: true });
}

/** Moves a database out of the way, in place of one that was moved before; returns where it is now. */
export function setDatabaseAside(path: string): string {
  const aside = `${path}.damaged`;
  deleteDatabase(aside);
  for (const end of [...companions, ""]) {
    if (fileIdentity(`${path}${end}`) !== undefined) renameSync(`${path}${end}`, `${aside}${end}`);
  }
  return aside;
}
