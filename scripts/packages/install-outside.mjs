import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./run.mjs";

/**
 * Makes a project in an empty folder that depends on the tarballs, and installs it with plain npm.
 *
 * @param options.optionalPeers - also what the packages work with when it is there: vitest, for the entries `./testing`.
 */
export function installOutside(folder, packages, { optionalPeers = false } = {}) {
  mkdirSync(folder, { recursive: true });
  const dependencies = Object.fromEntries(packages.map(({ manifest, tarball }) => [manifest.name, `file:${tarball}`]));
  const peers = optionalPeers ? packages.flatMap(({ manifest }) => optionalPeersOf(manifest)) : [];
  const manifest = {
    name: "outside",
    version: "1.0.0",
    private: true,
    type: "module",
    dependencies: { ...Object.fromEntries(peers), ...dependencies },
  };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest, null, 2));
  return run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline"], folder).problems;
}

function optionalPeersOf({ peerDependencies = {}, peerDependenciesMeta = {} }) {
  return Object.entries(peerDependencies).filter(([name]) => peerDependenciesMeta[name]?.optional);
}
