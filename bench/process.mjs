// Whole processes of `overwatch process`, by wall time: a run at once, nothing new, and nothing new beside many old runs.
// Usage: node bench/process.mjs [rounds]      (after a build; the machine must be quiet)
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const rounds = Number(process.argv[2] ?? 5);
const bin = "packages/cli/bin/overwatch.mjs";
const runs = "testdata/runs";
const place = mkdtempSync(join(tmpdir(), "overwatch-bench-"));

const overwatch = (...args) => {
  const from = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [bin, ...args], { encoding: "utf8" });
  if (status === null || status > 1) throw new Error(`overwatch ${args.join(" ")}: ${stderr}`);
  return performance.now() - from;
};
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const times = (count, work) => Array.from({ length: count }, work);
const say = (name, values) =>
  console.log(
    `${name.padEnd(58)} ${(median(values) / 1000).toFixed(3)} s   (${values.map((ms) => (ms / 1000).toFixed(2)).join(" ")})`,
  );

try {
  const bare = times(rounds, () => {
    const from = performance.now();
    spawnSync(process.execPath, ["-e", ""]);
    return performance.now() - from;
  });
  say("node -e ''", bare);

  say(
    "process: runs/clean, 18 files of 3 subsystems at once",
    times(rounds, (_, i) => {
      const data = join(place, `clean-${i}`);
      cpSync(join(runs, "clean"), data, { recursive: true });
      return overwatch("process", "--data", data);
    }),
  );
  say(
    "process: nothing new",
    times(rounds, () => overwatch("process", "--data", join(place, "clean-0"))),
  );

  const idle = {};
  for (const count of [10, 1000]) idle[count] = oldRuns(count);
  // In turns, so that both meet the same machine.
  const measured = { 10: [], 1000: [] };
  for (let i = 0; i < 2 * rounds; i++) {
    for (const count of [10, 1000]) measured[count].push(overwatch("process", "--data", idle[count]));
  }
  for (const count of [10, 1000]) say(`process: nothing new beside ${count} old runs of 3 subsystems`, measured[count]);
  console.log(`ratio 1000 : 10 old runs = ${(median(measured[1000]) / median(measured[10])).toFixed(2)} (limit 1.3)`);
} finally {
  rmSync(place, { recursive: true });
}

/** A data folder with so many processed runs of HLT files, which EMC and TPC borrow. */
function oldRuns(count) {
  const data = join(place, `old-${count}`);
  mkdirSync(data);
  const small = join(runs, "malformed", "EMChistos_300076_TPC_2015_11_24_18_5_10.root");
  for (let run = 0; run < count; run++)
    cpSync(small, join(data, `HLThistos_${400000 + run}_C_2015_11_24_18_5_10.root`));
  const ms = overwatch("process", "--data", data);
  console.log(
    `(made ${readdirSync(data).filter((name) => name.startsWith("Run")).length} old runs in ${(ms / 1000).toFixed(1)} s)`,
  );
  return data;
}
