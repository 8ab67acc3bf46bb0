import { readdirSync, readFileSync } from "node:fs";
import { defineConfig, type Options } from "tsup";

/** One build per package: its entries are what its package.json exports, so a new subpath needs no line here. */
function build(name: string): Options {
  const folder = `packages/${name}`;
  const { exports } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8")) as {
    exports: Record<string, { "@overwatch/source"?: string }>;
  };
  const sources = Object.values(exports).flatMap((entry) => entry["@overwatch/source"] ?? []);
  return {
    entry: Object.fromEntries(
      sources.map((source) => [source.replace("./src/", "").replace(".ts", ""), `${folder}/${source}`]),
    ),
    outDir: `${folder}/dist`,
    format: "esm",
    target: "node20",
    platform: "node",
    splitting: true,
    sourcemap: true,
    // Declarations come from `tsc -b` into the same folder.
    clean: false,
    dts: false,
    silent: true,
    tsconfig: `${folder}/tsconfig.json`,
  };
}

export default defineConfig(readdirSync("packages").map(build));
