import { existsSync, readdirSync, readFileSync } from "node:fs";
import { defineConfig, type Options } from "tsup";
import { bundled, patternsOf } from "./scripts/build/bundled.mjs";
import { writeNotices } from "./scripts/build/notices.mjs";
import { zodInEnglish } from "./scripts/build/zod-in-english.mjs";

const requireOfNode = `import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);`;

/** A target of `exports` or `imports`: a path, or conditions that lead to further targets. */
type Target = string | { readonly [condition: string]: Target };

/** One build per package: its entries are what its package.json exports and imports, so a new subpath needs no line here. */
function build(name: string): Options {
  const folder = `packages/${name}`;
  const manifest = JSON.parse(readFileSync(`${folder}/package.json`, "utf8")) as { exports: Target; imports?: Target };
  const sources = [...sourcesOf(manifest.exports), ...sourcesOf(manifest.imports ?? {})];
  return {
    entry: Object.fromEntries(
      sources.map((source) => [source.replace("./src/", "").replace(".ts", ""), `${folder}/${source}`]),
    ),
    outDir: `${folder}/dist`,
    format: "esm",
    target: "node20",
    platform: "node",
    // Imports by name stay imports, but for those of `bundled`: other packages of ours must not be there twice, and `#source`
    // and `#codecs` are decided by who loads the package, Node or a browser.
    skipNodeModulesBundle: true,
    noExternal: patternsOf(bundled[name] ?? []),
    external: [/^#/],
    esbuildPlugins: [zodInEnglish, writeNotices(`${folder}/dist`)],
    // commander asks for modules of Node by `require`.
    ...(name === "cli" && { banner: { js: requireOfNode } }),
    splitting: true,
    removeNodeProtocol: false,
    sourcemap: name !== "render",
    // Declarations come from `tsc -b` into the same folder.
    clean: false,
    dts: false,
    silent: true,
    tsconfig: `${folder}/tsconfig.json`,
  };
}

function sourcesOf(target: Target): string[] {
  if (typeof target === "string") return [];
  return Object.entries(target).flatMap(([condition, next]) => {
    if (condition === "@overwatch/source" && typeof next === "string") return [next];
    return sourcesOf(next);
  });
}

export default defineConfig(
  readdirSync("packages")
    .filter((name) => existsSync(`packages/${name}/package.json`))
    .map(build),
);
