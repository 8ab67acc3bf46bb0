// A random walk through histogram arithmetic with real ROOT, compared with @overwatch/root step by step.
// Usage: npm run walk -- [--steps 10000] [--seed N] [--python python3]     needs Python with `pip install root`;
// REFEREE_PYTHON is another default
// Prints the seed, what differs, and last "N passed, M failed". What ROOT said stays in a temporary folder where something failed.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values: flags } = parseArgs({
  options: {
    steps: { type: "string", default: "10000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
    python: { type: "string", default: process.env.REFEREE_PYTHON ?? "python3" },
  },
});
const script = (name) => fileURLToPath(new URL(name, import.meta.url));
const run = (command, ...args) => spawnSync(command, args, { stdio: "inherit" });

console.log(`seed ${flags.seed}, ${flags.steps} steps`);
const folder = mkdtempSync(join(tmpdir(), "overwatch-walk-"));
const walked = run(flags.python, "-W", "ignore", script("walk/walk.py"), folder, flags.seed, flags.steps);
if (walked.status !== 0) {
  console.error("walk: expected Python with ROOT (pip install root); give another one with --python.");
  rmSync(folder, { recursive: true });
  process.exit(3);
}
const { status } = run(process.execPath, script("conformance.mjs"), folder);
if (status === 0) rmSync(folder, { recursive: true });
else console.error(`walk: the steps are in ${folder}; again with --seed ${flags.seed} --steps ${flags.steps}`);
process.exitCode = status ?? 1;
