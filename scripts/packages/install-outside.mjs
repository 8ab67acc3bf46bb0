import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run.mjs";

/** Makes a project in an empty folder that depends on the tarballs, and installs it with plain npm. */
export function installOutside(folder, packages, more = {}) {
  mkdirSync(folder, { recursive: true });
  const dependencies = Object.fromEntries(packages.map(({ manifest, tarball }) => [manifest.name, `file:${tarball}`]));
  const manifest = { name: "outside", version: "1.0.0", private: true, type: "module", dependencies, ...more };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest, null, 2));
  return run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline"], folder).problems;
}
