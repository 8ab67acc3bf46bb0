import type { Stats } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { hasErrno } from "@overwatch/core/disk";
import { type ContentCheck, checkContent } from "@overwatch/core/ingest";
import { aliceGrammar, parseReceivedName } from "@overwatch/core/names";

/** A file with the name of a received one, and how it looks. */
export interface FoundFile {
  readonly name: string;
  readonly path: string;
  /** Unix seconds, from the name; names without a zone are read as UTC, for order only. */
  readonly time: number;
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
}

/** Regular files in a folder whose names are those of received files, in order of time; hidden ones are on their way. */
export async function listReceived(folder: string): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  for (const name of await readdir(folder)) {
    const parsed = parseReceivedName(name, aliceGrammar, "UTC");
    if ("reason" in parsed) continue;
    const path = join(folder, name);
    const stats = await statIfThere(path);
    if (stats?.isFile()) found.push({ name, path, time: parsed.time, size: stats.size, changedAt: stats.mtimeMs });
  }
  return found.sort((a, b) => a.time - b.time || (a.name < b.name ? -1 : 1));
}

async function statIfThere(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    if (hasErrno(error, "ENOENT")) return undefined;
    throw error;
  }
}

/** What to do with a file that others may still be writing: take it, look again later, or give it up. */
export type Verdict = "take" | "later" | Extract<ContentCheck, { readonly code: string }>;

/** A file that looks unfinished counts as given up when it has not changed for this long, milliseconds. */
const GIVEN_UP_AFTER = 60_000;

/** Looks at each file until it is decided; what was given up is looked at again only when it changes. */
export function createJudge(now: () => number): (file: FoundFile) => Promise<Verdict> {
  const givenUp = new Map<string, string>();
  return async ({ path, size, changedAt }) => {
    const state = `${size} ${changedAt}`;
    if (givenUp.get(path) === state) return "later";
    const check = await checkContent(path);
    if (check.status === "usable") return "take";
    if (check.status === "growing" && now() - changedAt < GIVEN_UP_AFTER) return "later";
    givenUp.set(path, state);
    return check;
  };
}
