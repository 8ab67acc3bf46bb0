// Cost of calling a hook: freezing, timing, tracing and validating around a step that does nothing.
// Run: node bench/call-hook.mjs        Goal: under 5 us a call without the check of inputs.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "tsup";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const plugins = join(root, "packages/core/src/plugins");
const board = join(root, "packages/service/src/runner/step-board.ts");

// What is measured is not exported by a package: it is built from the sources.
const folder = mkdtempSync(join(tmpdir(), "overwatch-bench-"));
await build({
  entry: { call: join(plugins, "call-hook.ts"), validate: join(plugins, "validate/index.ts"), board },
  outDir: folder,
  outExtension: () => ({ js: ".mjs" }),
  format: "esm",
  config: false,
  silent: true,
  noExternal: [/./],
  esbuildOptions: (options) => {
    options.conditions = ["@overwatch/source"];
  },
});
const load = (name) => import(pathToFileURL(join(folder, `${name}.mjs`)).href);
const [{ createHookCaller }, { processedOf, trendValue, boolean }, { createBoard, writeBoard }] = await Promise.all(
  ["call", "validate", "board"].map(load),
);

function hist(bins) {
  const axis = { name: "x", title: "", nbins: bins, min: 0, max: bins };
  const contents = Float64Array.from({ length: bins + 2 }, (_, i) => i);
  return {
    kind: "h1",
    name: "h",
    title: "",
    axes: [axis],
    storage: "float64",
    contents,
    entries: 9,
    stats: new Float64Array(4),
  };
}

const cases = {
  "a match by function": { fn: () => true, validate: boolean },
  "a trend value": { fn: () => ({ value: 1, error: 2 }), validate: trendValue },
  "a processor that changes nothing": { fn: () => undefined, validate: processedOf("h1") },
  "a processor that adds information": { fn: () => ({ information: { hot: [1, 2, 3] } }), validate: processedOf("h1") },
  "a processor with a new histogram": {
    fn: (lent) => ({ hist: { ...lent, entries: 1 } }),
    validate: processedOf("h1"),
  },
};
const trace = writeBoard(createBoard());
const calls = 20_000;

console.log("us of the processor per call: median of 15 rounds, each on histograms that were not lent before\n");
console.log(
  "case".padEnd(36),
  "plain".padStart(8),
  "checked, 50 bins".padStart(18),
  "checked, 100 000 bins".padStart(24),
);
for (const [name, { fn, validate }] of Object.entries(cases)) {
  const plain = measure(false, 50, calls);
  const checked = measure(true, 50, calls);
  const large = measure(true, 100_000, 100);
  console.log(name.padEnd(36), plain.padStart(8), checked.padStart(18), large.padStart(24));

  function measure(checkInputs, bins, count) {
    const rounds = Array.from({ length: 15 }, () => {
      const caller = createHookCaller({ plugin: "p", trace, suspended: [], checkInputs });
      const lent = Array.from({ length: Math.min(count, 1000) }, () => hist(bins));
      const from = process.cpuUsage();
      for (let i = 0; i < count; i++) {
        const given = lent[i % lent.length];
        const outcome = caller.call({ hook: "processors", step: "s", hist: "h" }, [given], () => fn(given), validate);
        if (!outcome.ok) throw new Error(outcome.failure.message);
      }
      const { user, system } = process.cpuUsage(from);
      return (user + system) / count;
    });
    return rounds.sort((a, b) => a - b)[7].toFixed(2);
  }
}
rmSync(folder, { recursive: true });
