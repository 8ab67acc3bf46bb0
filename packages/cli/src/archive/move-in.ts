import { createHash } from "node:crypto";
import { link, mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runDiffers } from "../errors/catalogue.js";
import type { ArchivedFile } from "./archived-file.js";

/**
 * Gives files of runs that were extracted into `beside` their places in a data folder on the same disk. All are compared before the first one
 * is moved: a received file is never replaced. Rejects with RUN_DIFFERS.
 */
export async function moveIn(files: readonly ArchivedFile[], beside: string, dataFolder: string): Promise<void> {
  const missing: string[] = [];
  for (const { path, sha256 } of files) {
    const there = await readFile(join(dataFolder, path)).catch(() => undefined);
    if (there === undefined) missing.push(path);
    else if (createHash("sha256").update(there).digest("hex") !== sha256) throw runDiffers(path);
  }
  for (const path of missing) {
    const target = join(dataFolder, path);
    await mkdir(dirname(target), { recursive: true });
    await link(join(beside, path), target);
  }
}
