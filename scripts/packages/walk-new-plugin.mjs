import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { installOutside } from "./install-outside.mjs";
import { run } from "./run.mjs";

/**
 * The way of a newcomer, as docs/write-a-detector.md describes it, with the packed packages in empty folders: a new plug-in installs,
 * passes its tests, builds, lints, passes `plugins check` on a recorded run, packs, and is loaded by a deployment.
 */
export function walkNewPlugin(folder, packages) {
  const tarballs = dirname(packages[0].tarball);
  const deployment = join(folder, "deployment");
  const plugin = join(folder, "its");
  const tarball = join(plugin, "overwatch-detector-its-0.1.0.tgz");
  mkdirSync(folder, { recursive: true });
  const overwatch = (...args) => run(join(deployment, "node_modules/.bin/overwatch"), args, plugin);
  const steps = [
    () => installOutside(deployment, packages),
    () =>
      run(join(deployment, "node_modules/.bin/overwatch"), ["plugins", "new", "ITS", plugin, "--sdk", tarballs], folder)
        .problems,
    () => run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline"], plugin).problems,
    ...["test", "build", "lint"].map((script) => () => run("npm", ["run", script], plugin).problems),
    () => addRecordedRun(plugin),
    () => overwatch("plugins", "check", ".").problems,
    () => overwatch("dev", ".", "--data", "testdata", "--once").problems,
    () => run("npm", ["pack"], plugin).problems,
    () => installOutside(deployment, [...packages, { manifest: { name: "overwatch-detector-its" }, tarball }]),
    () => expectLoaded(run(join(deployment, "node_modules/.bin/overwatch"), ["plugins", "list", "--json"], deployment)),
  ];
  for (const step of steps) {
    const problems = step();
    if (problems.length > 0) return problems;
  }
  return [];
}

/** A file with histograms as the template's plug-in knows them, written by the SDK that was installed. */
function addRecordedRun(plugin) {
  const script = join(plugin, "record.mjs");
  writeFileSync(
    script,
    `import { writeRootFile } from "@overwatch/core/root";
import { flat, h2 } from "@overwatch/detectors-sdk/testing";
await writeRootFile("testdata/ITShistos_1_C_2015_11_24_18_05_10.root", [
  { path: "hits", object: flat("hits", 100, 50) },
  { path: "map", object: h2("map", [[1, 2]]) },
]);
`,
  );
  return run(process.execPath, [script], plugin).problems;
}

function expectLoaded({ stdout, output }) {
  try {
    const found = JSON.parse(stdout).find(({ subsystem }) => subsystem === "ITS");
    if (found?.status === "loaded") return [];
  } catch {
    // The output is shown below.
  }
  return [`expected that the plug-in of ITS is loaded, found:\n${output}`];
}
