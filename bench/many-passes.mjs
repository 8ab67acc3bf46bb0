// Memory over many passes in one process: a small file arrives before each tenth, all others find nothing new.
// Usage: node --expose-gc bench/many-passes.mjs [passes]      (after a build; 10000 take some minutes)
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { loadConfig, processPass } from "../packages/core/dist/index.js";
import { createRunner } from "../packages/service/dist/runner/index.js";
import { openStore } from "../packages/service/dist/store/index.js";

const passes = Number(process.argv[2] ?? 10_000);
const small = "testdata/runs/malformed/EMChistos_300076_TPC_2015_11_24_18_5_10.root";
const place = mkdtempSync(join(tmpdir(), "overwatch-bench-passes-"));
const quiet = { debug() {}, info() {}, warn() {} };
const { config } = await loadConfig({ cwd: place, env: {}, flags: { dataFolder: place } });
const { store } = await openStore({ folder: place });
await store.rebuild([]);
const runner = createRunner({ hookTimeout: 5, log: quiet });
const edges = {
  config,
  plugins: [],
  store,
  runSubsystem: runner.run,
  now: Date.now,
  wait: (ms) => setTimeout(ms),
  log: quiet,
};

/** Runs of 20 files of a few seconds each, so that no report grows: what is left is what a pass leaves behind. */
function arrive(n) {
  const [minute, second] = [Math.floor((n % 20) / 60), n % 60].map((x) => String(x).padStart(2, "0"));
  cpSync(small, join(place, `EMChistos_${700000 + Math.floor(n / 20)}_C_2026_1_1_1_${minute}_${second}Z.root`));
}

try {
  console.log("passes   heap MB   rss MB   seconds");
  const from = performance.now();
  for (let pass = 1; pass <= passes; pass++) {
    if (pass % 10 === 1) arrive(Math.floor(pass / 10));
    await processPass({}, edges);
    if (pass % Math.max(1, passes / 10) !== 0) continue;
    globalThis.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    const seconds = (performance.now() - from) / 1000;
    console.log(
      `${String(pass).padStart(6)} ${(heapUsed / 1e6).toFixed(1).padStart(9)} ${(rss / 1e6).toFixed(1).padStart(8)} ${seconds.toFixed(0).padStart(9)}`,
    );
  }
} finally {
  await runner.close();
  await store.close();
  rmSync(place, { recursive: true });
}
