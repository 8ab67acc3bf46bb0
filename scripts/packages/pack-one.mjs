import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository, run } from "./run.mjs";

/**
 * Packs one built package into a folder, with the ranges and entries of a release.
 *
 * @returns the path of the tarball, and `problems`: empty when it was made.
 */
export function packOne(name, destination) {
  const { packageManager } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
  const folder = join(repository, "packages", name);
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const packing = run("npx", ["--yes", packageManager, "pack", "--json", "--pack-destination", destination], folder);
  const problems =
    packing.problems.length > 0 || packing.output.includes(".tgz")
      ? packing.problems
      : [`expected a tarball of ${name}, found:\n${packing.output}`];
  return { tarball: join(destination, `overwatch-${name}-${version}.tgz`), problems };
}
