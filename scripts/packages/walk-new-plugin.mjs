import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { installOutside } from "./install-outside.mjs";
import { run } from "./run.mjs";

/**
 * The way of a newcomer, as docs/write-a-detector.md describes it, with the packed packages in empty folders: a new plug-in installs,
 * passes its tests, builds, lints, passes `plugins check` on a recorded run, packs, and is loaded by a deployment, which runs it, too, when
 * it brings an SDK of its own.
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
    () => giveOwnCopy(deployment),
    () => expectLoaded(run(join(deployment, "node_modules/.bin/overwatch"), ["plugins", "list", "--json"], deployment)),
    () => expectProcessed(deployment, join(plugin, "testdata")),
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

/** A second copy of the SDK and of what it needs for the plug-in alone, as npm installs it beside another version. */
function giveOwnCopy(deployment) {
  const modules = join(deployment, "node_modules");
  for (const name of ["detectors-sdk", "core", "root"]) {
    const copy = join(modules, "overwatch-detector-its/node_modules/@overwatch", name);
    cpSync(join(modules, "@overwatch", name), copy, { recursive: true });
  }
  return [];
}

/** A run of the plug-in whose SDK is not that of the deployment. */
function expectProcessed(deployment, recorded) {
  const data = join(deployment, "data");
  cpSync(recorded, data, { recursive: true });
  const overwatch = join(deployment, "node_modules/.bin/overwatch");
  const { stdout, output, problems } = run(overwatch, ["process", "--data", data, "--hists", "--json"], deployment);
  if (problems.length > 0) return problems;
  const its = JSON.parse(stdout).runs[0]?.subsystems.find(({ subsystem }) => subsystem === "ITS");
  const hits = its?.hists?.find(({ name }) => name === "hits");
  const fine = its?.status === "processed" && its.failures.length === 0 && its.trends.length > 0 && hits !== undefined;
  return fine ? [] : [`expected that a plug-in with an SDK of its own is run like any other, found:\n${output}`];
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
