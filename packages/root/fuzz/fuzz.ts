// Reads changed files until told to stop. Build with esbuild or run under vitest; see README.md of the package.
import { appendFileSync, readFileSync } from "node:fs";
import { flips, type Mutation, randomChanges, truncations } from "./mutations.js";
import { readEverything } from "./read-everything.js";

const [runs = "1000", seed = "1", ...files] = process.argv.slice(2);
const slowest = { how: "", milliseconds: 0 };
const outcomes = new Map<string, number>();
let failures = 0;

async function tryOne(file: string, { how, bytes }: Mutation): Promise<void> {
  const start = performance.now();
  try {
    for (const outcome of await readEverything(bytes)) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  } catch (error) {
    failures++;
    appendFileSync("fuzz-failures.log", `${file}: ${how}: ${error instanceof Error ? error.stack : String(error)}\n`);
  }
  const milliseconds = performance.now() - start;
  if (milliseconds > slowest.milliseconds) Object.assign(slowest, { how: `${file}: ${how}`, milliseconds });
}

for (const file of files) {
  const bytes = new Uint8Array(readFileSync(file));
  for (const mutation of truncations(bytes, 64)) await tryOne(file, mutation);
  for (const mutation of flips(bytes, Math.max(1, Math.floor(bytes.length / Number(runs)))))
    await tryOne(file, mutation);
  for (const mutation of randomChanges(bytes, Number(runs), Number(seed))) await tryOne(file, mutation);
}
process.stdout.write(`${JSON.stringify({ failures, slowest, outcomes: Object.fromEntries(outcomes) })}\n`);
