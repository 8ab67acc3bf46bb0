// A week of small files in one folder: the first pass over all, then a pass with one file more, by time and peak memory.
// Usage: node bench/week.mjs [files]      (after a build; 10080 is a file a minute for a week)
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const files = Number(process.argv[2] ?? 10_080);
const bin = "packages/cli/bin/overwatch.mjs";
const small = "testdata/runs/malformed/EMChistos_300076_TPC_2015_11_24_18_5_10.root";
const place = mkdtempSync(join(tmpdir(), "overwatch-bench-week-"));

function arrive(n) {
  const time = new Date(Date.UTC(2026, 0, 1) + 60_000 * n);
  const parts = [
    time.getUTCFullYear(),
    time.getUTCMonth() + 1,
    time.getUTCDate(),
    time.getUTCHours(),
    time.getUTCMinutes(),
    0,
  ];
  cpSync(small, join(place, `EMChistos_800000_C_${parts.join("_")}Z.root`));
}

/** Wall and CPU time, and the largest resident set of the process. */
function pass(name) {
  const from = performance.now();
  const code = `const { main } = await import(${JSON.stringify(join(process.cwd(), "packages/cli/dist/main.js"))}).catch(() => ({}));
    process.on("exit", () => console.error("peak", process.resourceUsage().maxRSS, "cpu", process.cpuUsage().user + process.cpuUsage().system));
    process.argv = [process.argv[0], "overwatch", "process", "--quiet", "--data", ${JSON.stringify(place)}];
    if (main) await main(); else await import(${JSON.stringify(join(process.cwd(), bin))});`;
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", code], {
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  const peak = Number(/peak (\d+)/.exec(stderr)?.[1] ?? Number.NaN) / 1024;
  if (status !== 0) throw new Error(stderr);
  const cpu = Number(/cpu (\d+)/.exec(stderr)?.[1] ?? Number.NaN) / 1e6;
  const wall = (performance.now() - from) / 1000;
  console.log(`${name.padEnd(30)} ${wall.toFixed(2)} s, CPU ${cpu.toFixed(2)} s, peak ${peak.toFixed(0)} MB`);
}

try {
  for (let n = 0; n < files; n++) arrive(n);
  pass(`${files} files at once`);
  for (let n = 0; n < 3; n++) {
    arrive(files + n);
    pass("one file more");
    pass("nothing new");
    // In turns: what a start of Node costs on this machine now.
    const { stdout } = spawnSync(process.execPath, ["-p", "process.cpuUsage().user + process.cpuUsage().system"], {
      encoding: "utf8",
    });
    console.log(`${"node -p ''".padEnd(30)} CPU ${(Number(stdout) / 1e6).toFixed(2)} s`);
  }
} finally {
  rmSync(place, { recursive: true });
}
