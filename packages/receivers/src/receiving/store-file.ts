import { randomBytes } from "node:crypto";
import { open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { moveFile } from "@overwatch/core/ingest";
import { nameTaken } from "../errors/catalogue.js";

/** A temporary file as old as this belongs to a process that died, milliseconds. */
const ABANDONED_AFTER = 10 * 60_000;

/** "stored", or "same" when the very bytes were there under the name already. */
export type StoreOutcome = "stored" | "same";

/**
 * Puts a file into a folder, whole or not at all, and never over another one. Until then it has a hidden name, which
 * every look for files passes by. Rejects with `NAME_TAKEN`, or as the system does.
 */
export async function storeFile(folder: string, name: string, contents: Uint8Array): Promise<StoreOutcome> {
  const temporary = join(folder, temporaryName(name));
  try {
    const file = await open(temporary, "wx");
    try {
      await file.writeFile(contents);
      await file.sync();
    } finally {
      await file.close();
    }
    return await publish(temporary, folder, name);
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Gives a complete temporary file its name; it is gone afterwards, whatever came of it but an error of the system. */
export async function publish(temporary: string, folder: string, name: string): Promise<StoreOutcome> {
  const outcome = await moveFile(temporary, join(folder, name), () => Promise.resolve());
  if (outcome === "taken") throw nameTaken(name, folder);
  return outcome === "same" ? "same" : "stored";
}

/** A hidden name for a file that is on its way. */
export function temporaryName(name: string): string {
  return `.${name}.${randomBytes(6).toString("hex")}.part`;
}

/** Removes what a receiver that was killed left behind: old temporary files of names that `isOurs`. */
export async function removeAbandoned(folder: string, now: number, isOurs: (name: string) => boolean): Promise<number> {
  let removed = 0;
  for (const entry of await readdir(folder)) {
    const [, name] = /^\.(.+)\.[0-9a-f]{12}\.part$/.exec(entry) ?? [];
    if (name === undefined || !isOurs(name)) continue;
    const found = await stat(join(folder, entry)).catch(() => undefined);
    if (found === undefined || now - found.mtimeMs < ABANDONED_AFTER) continue;
    await rm(join(folder, entry), { force: true });
    removed++;
  }
  return removed;
}
