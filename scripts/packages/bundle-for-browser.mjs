import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { repository, run } from "./run.mjs";

const entries = ["@overwatch/root", "@overwatch/root/hist", "@overwatch/root/errors"];

/** Bundles what must run in a browser; a `node:` module that is reached makes the bundler fail. */
export function bundleForBrowser(consumer, folder) {
  const entry = join(consumer, "browser.mjs");
  writeFileSync(entry, entries.map((name) => `export * from "${name}";`).join("\n"));
  // esbuild is tsup's, not ours.
  const fromTsup = createRequire(createRequire(join(repository, "package.json")).resolve("tsup/package.json"));
  const esbuild = fromTsup.resolve("esbuild/bin/esbuild");
  const outfile = join(folder, "browser.js");
  return run(
    process.execPath,
    [esbuild, entry, "--bundle", "--format=esm", "--platform=browser", `--outfile=${outfile}`],
    consumer,
  ).problems;
}
