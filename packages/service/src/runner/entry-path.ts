import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { runnerNotBuilt } from "../errors/catalogue.js";

/**
 * Path of the built code of a runner's thread, also where the sources run (in tests): a thread runs JavaScript.
 *
 * @throws RUNNER_NOT_BUILT
 */
export function runnerEntryPath(): string {
  const folder = dirname(createRequire(import.meta.url).resolve("@overwatch/service/package.json"));
  const path = join(folder, "dist", "runner", "runner-entry.js");
  if (!existsSync(path)) throw runnerNotBuilt(path);
  return path;
}
