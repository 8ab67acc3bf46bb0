import { createRequire } from "node:module";
import { runnerNotBuilt } from "../errors/catalogue.js";

/**
 * Path of the built code of a runner's thread. Asked of the package's own `exports`, which name the built file also where
 * the sources run (in tests): a thread runs JavaScript.
 *
 * @throws RUNNER_NOT_BUILT
 */
export function runnerEntryPath(): string {
  try {
    return createRequire(import.meta.url).resolve("@overwatch/service/runner-entry");
  } catch (cause) {
    throw runnerNotBuilt(cause);
  }
}
