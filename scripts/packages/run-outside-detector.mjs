import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { installOutside } from "./install-outside.mjs";
import { run } from "./run.mjs";

/** As a detector author would write it, in plain JavaScript so that nothing needs a build. */
const source = `import { defineDetector } from "@overwatch/detectors-sdk";
export default defineDetector({ subsystem: "ABC", title: "A detector from outside" });
`;

/** A detector in a folder of its own is packed and installed into a deployment, whose \`overwatch plugins list\` must have loaded it. */
export function runOutsideDetector(folder, packages) {
  const detector = writeDetector(join(folder, "detector"), packages);
  const packing = run("npm", ["pack", "--pack-destination", folder], detector);
  if (packing.problems.length > 0) return packing.problems;

  const deployment = join(folder, "deployment");
  const tarball = join(folder, "overwatch-detector-abc-1.0.0.tgz");
  const problems = installOutside(deployment, [...packages, { manifest: { name: "overwatch-detector-abc" }, tarball }]);
  if (problems.length > 0) return problems;

  const { stdout, output } = run(
    join(deployment, "node_modules/.bin/overwatch"),
    ["plugins", "list", "--json"],
    deployment,
  );
  return ["ABC", "EMC", "HLT", "TPC"]
    .filter((subsystem) => !isLoaded(stdout, subsystem))
    .map((subsystem) => `expected that the plug-in of ${subsystem} is loaded, found:\n${output}`);
}

function isLoaded(stdout, subsystem) {
  try {
    return JSON.parse(stdout).some((plugin) => plugin.subsystem === subsystem && plugin.status === "loaded");
  } catch {
    return false;
  }
}

function writeDetector(folder, packages) {
  const sdk = packages.find(({ manifest }) => manifest.name === "@overwatch/detectors-sdk").manifest;
  const detectors = packages
    .map(({ manifest }) => manifest)
    .filter(({ overwatch }) => overwatch?.plugin === "detector");
  mkdirSync(folder, { recursive: true });
  const manifest = {
    name: "overwatch-detector-abc",
    version: "1.0.0",
    license: "BSD-3-Clause",
    type: "module",
    exports: { ".": "./index.js", "./package.json": "./package.json" },
    files: ["index.js"],
    overwatch: { plugin: "detector", subsystem: "ABC", api: detectors[0].overwatch.api },
    peerDependencies: { [sdk.name]: `^${sdk.version}` },
  };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest, null, 2));
  writeFileSync(join(folder, "index.js"), source);
  return folder;
}
