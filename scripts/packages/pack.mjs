import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { packBuilt } from "./pack-built.mjs";
import { packageNames } from "./package-names.mjs";
import { repository, run } from "./run.mjs";

const packages = join(repository, "packages");

/**
 * Builds and packs all packages as a release would.
 *
 * @returns per package its folder in the repository, the tarball, and the packed package.json.
 */
export function pack(destination) {
  mkdirSync(destination, { recursive: true });
  // What a build left behind that has no source any more must not be shipped.
  for (const name of packageNames(repository)) rmSync(join(packages, name, "dist"), { recursive: true, force: true });
  must(run("npm", ["run", "--silent", "build"]));
  must(run("npm", ["run", "--silent", "build:types"]));
  const names = packageNames(repository);
  const { tarballs } = must(packBuilt(names, destination));
  return names.map((name, i) => {
    const tarball = tarballs[i];
    const manifest = JSON.parse(must(run("tar", ["xzOf", tarball, "package/package.json"])).stdout);
    return { name, folder: join(packages, name), tarball, manifest };
  });
}

/** Nothing can be checked without a build. */
function must(result) {
  if (result.problems.length === 0) return result;
  console.error(result.problems.join("\n"));
  process.exit(1);
}
