// Rebuilding by whole processes, in turns with one and with two workers, and the bytes that each run reads.
// Usage: node bench/rebuild.mjs [runs] [files] [rounds]      (after a build; the machine must be quiet)
// Runs of 3 subsystems with so many files each: copies of testdata/runs/clean, whose contents and sizes are realistic.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [runs, files, rounds] = [process.argv[2] ?? 4, process.argv[3] ?? 10, process.argv[4] ?? 3].map(Number);
const bin = "packages/cli/bin/overwatch.mjs";
const source = "testdata/runs/clean";
const place = mkdtempSync(join(tmpdir(), "overwatch-bench-rebuild-"));
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Wall and CPU time in ms, and what was printed. */
function overwatch(...args) {
  const from = performance.now();
  const before = cpuOfChildren();
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args, "--json", "--quiet"], {
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(`overwatch ${args.join(" ")}: ${stderr}`);
  return { ms: performance.now() - from, cpu: cpuOfChildren() - before, json: JSON.parse(stdout) };
}

/** User and system time of all children that ended, ms; NaN where /proc does not tell. */
function cpuOfChildren() {
  try {
    const fields = readFileSync("/proc/self/stat", "utf8").split(") ")[1].split(" ");
    return (Number(fields[13]) + Number(fields[14])) * 10;
  } catch {
    return Number.NaN;
  }
}

try {
  let bytes = 0;
  for (let run = 0; run < runs; run++) {
    for (const subsystem of ["EMC", "TPC", "HLT"]) {
      const names = readdirSync(source).filter((name) => name.startsWith(`${subsystem}histos_`));
      const folder = join(place, `Run${500000 + run}`, subsystem);
      mkdirSync(folder, { recursive: true });
      for (let i = 0; i < files; i++) {
        const minute = String(i % 60).padStart(2, "0");
        const target = join(folder, `${subsystem}hists.2026_1_1_${Math.floor(i / 60) + 1}_${minute}_0Z.root`);
        cpSync(join(source, names[i % names.length]), target);
        bytes += statSync(target).size;
      }
    }
  }
  console.log(`${runs} runs x 3 subsystems x ${files} files, ${(bytes / 1e6).toFixed(1)} MB`);
  const measured = { 1: [], 2: [] };
  const cpus = { 1: [], 2: [] };
  const digests = new Set();
  for (let i = 0; i < rounds; i++) {
    for (const workers of [1, 2]) {
      const { ms, cpu, json } = overwatch("rebuild", "--restart", "--workers", String(workers), "--data", place);
      measured[workers].push(ms);
      cpus[workers].push(cpu);
      digests.add(json.digest);
      if (json.files !== runs * 3 * files) throw new Error(`read ${json.files} files`);
    }
  }
  for (const workers of [1, 2]) {
    const s = median(measured[workers]) / 1000;
    const each = median(cpus[workers]) / (runs * 3 * files);
    console.log(
      `${workers} worker(s): ${s.toFixed(2)} s, CPU ${each.toFixed(0)} ms a file (${measured[workers].map((ms) => (ms / 1000).toFixed(2)).join(" ")})`,
    );
  }
  console.log(`ratio 1 : 2 workers = ${(median(measured[1]) / median(measured[2])).toFixed(2)} (limit 1.7)`);
  console.log(`digests: ${digests.size === 1 ? "all the same" : "DIFFERENT"}`);
} finally {
  rmSync(place, { recursive: true });
}
