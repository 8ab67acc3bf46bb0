import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repository, run } from "./run.mjs";

/**
 * Packs built packages into a folder, with the ranges and entries of a release; all in one call, because starting the package
 * manager takes longer than packing.
 *
 * @returns the paths of the tarballs in order of `names`, and `problems`: empty when all were made.
 */
export function packBuilt(names, destination) {
  const { packageManager } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
  const filters = names.flatMap((name) => ["--filter", `./packages/${name}`]);
  const options = ["--recursive", ...filters, "pack", "--pack-destination", destination];
  const { problems, output } = run("npx", ["--yes", packageManager, ...options]);
  const tarballs = names.map((name) => {
    const { version } = JSON.parse(readFileSync(join(repository, "packages", name, "package.json"), "utf8"));
    return join(destination, `overwatch-${name}-${version}.tgz`);
  });
  const missing = tarballs.filter((tarball) => !existsSync(tarball));
  if (problems.length > 0 || missing.length === 0) return { tarballs, problems };
  return { tarballs, problems: [`expected ${missing.join(", ")}, found:\n${output}`] };
}
