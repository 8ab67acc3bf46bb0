import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repository, run } from "./run.mjs";

/** Runs the tests of each example that has any beside what was installed from the tarballs, as somebody outside would. */
export function runExamples(consumer) {
  const examples = join(repository, "examples");
  const target = join(consumer, "examples");
  cpSync(examples, target, { recursive: true, filter: (path) => !path.endsWith("node_modules") });
  return readdirSync(target)
    .filter((name) => hasTests(join(target, name)))
    .flatMap((name) => run("npm", ["test"], join(target, name)).problems);
}

function hasTests(folder) {
  try {
    return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).scripts?.test !== undefined;
  } catch {
    return false;
  }
}
