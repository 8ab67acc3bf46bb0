import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Folder names of the packages. A folder without package.json is what another branch or a tool left behind. */
export function packageNames(repository) {
  const packages = join(repository, "packages");
  return readdirSync(packages).filter((name) => existsSync(join(packages, name, "package.json")));
}
