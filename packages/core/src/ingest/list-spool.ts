import type { Dirent } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { hasErrno } from "../disk/index.js";

/** An entry of the data folder that may be a received file. */
export type SpoolEntry =
  | { readonly name: string; readonly type: "file"; readonly size: number; readonly changedAt: number }
  | { readonly name: string; readonly type: "other"; readonly why: string };

/**
 * What lies directly in the data folder, by name: dot files and folders of other names than files' are left out.
 * `changedAt` is the time of the last change, milliseconds.
 */
export async function listSpool(dataFolder: string): Promise<readonly SpoolEntry[]> {
  const entries = await readdir(dataFolder, { withFileTypes: true });
  const found: SpoolEntry[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith(".")) continue;
    if (entry.isDirectory() && !entry.name.endsWith(".root")) continue;
    found.push(await describe(dataFolder, entry));
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function describe(dataFolder: string, entry: Dirent): Promise<SpoolEntry> {
  const { name } = entry;
  if (entry.isDirectory()) return { name, type: "other", why: "a folder" };
  try {
    const { size, mtimeMs, ...kind } = await statOf(join(dataFolder, name));
    return kind.isFile
      ? { name, type: "file", size, changedAt: mtimeMs }
      : { name, type: "other", why: "no regular file" };
  } catch (error) {
    // A link to nowhere, or gone since the listing: not ours to touch.
    if (hasErrno(error, "ENOENT", "ELOOP"))
      return { name, type: "other", why: "not there: a link that points nowhere" };
    if (hasErrno(error, "EACCES", "EPERM")) return { name, type: "other", why: "no permission to read it" };
    throw error;
  }
}

async function statOf(path: string) {
  const stats = await stat(path);
  return { size: stats.size, mtimeMs: stats.mtimeMs, isFile: stats.isFile() };
}
