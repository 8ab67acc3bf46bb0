// From frame to published result: mergers, receivers and processing as three processes on real ZeroMQ, real files, real reports.
// Usage: node bench/receivers/sustained.mjs [SECONDS] [OBJECTS PER SECOND]      (600 and 4000)
// Four subsystems, each with one answer a second. Prints rates, what was lost, memory, and the latency of each published file.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const seconds = Number(process.argv[2] ?? 600);
const perSecond = Number(process.argv[3] ?? 4000);
const subsystems = ["AA", "BB", "CC", "DD"];

import { decodeReport } from "../../packages/core/dist/store/index.js";

const here = (name) => new URL(name, import.meta.url).pathname;
const bin = here("../../packages/cli/bin/overwatch.mjs");
const folder = mkdtempSync(join(tmpdir(), "overwatch-sustained-"));
const data = join(folder, "data");
const children = [];

function start(name, args) {
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  children.push({ name, child, rss: [], cpu: 0 });
  child.stderr.on("data", (text) => process.env.VERBOSE && process.stderr.write(text));
  return child;
}
const firstLine = (child) =>
  new Promise((resolve) => child.stdout.once("data", (text) => resolve(String(text).trim())));

const merger = start("mergers", [here("merger.mjs"), String(perSecond / subsystems.length), String(subsystems.length)]);
const addresses = (await firstLine(merger)).split(",");
const zmq = subsystems.map((code, i) => `    ${code}: { in: "REQ>${addresses[i]}", sleep: 0, timeout: 30 }`).join("\n");
writeFileSync(
  join(folder, "config.yaml"),
  `subsystemList: [${subsystems}]\nprocessingTimeToSleep: 5\nreceiver:\n  level: ${process.env.LEVEL ?? 1}\n  zmq:\n${zmq}\n`,
);
writeFileSync(join(folder, "package.json"), "{}");
start("processing", [bin, "process", "--watch", "--data", data]);
await new Promise((resolve) => setTimeout(resolve, 1000));
start("receivers", [bin, "receive", "zmq", "--data", data, "--quiet"]);

// The latency of a file is that of its stamps in the report: from its last byte on disk to its publication. The receiver
// adds the time from the frame to the disk, which is measured apart (alone.mjs).
const latencies = [];
const seen = new Map(subsystems.map((code) => [code, 0]));
const run = join(data, "Run300100");
function look() {
  for (const code of subsystems) {
    try {
      const path = join(run, code, "report.json");
      const { mtimeMs } = statSync(path);
      const { files } = decodeReport(readFileSync(path, "utf8"));
      for (const { name } of files.slice(seen.get(code)))
        latencies.push(mtimeMs - statSync(join(run, code, name)).mtimeMs);
      seen.set(code, files.length);
    } catch {
      // not yet
    }
  }
}
const clockTicks = 100;
function sample() {
  for (const each of children) {
    try {
      const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${each.child.pid}/status`, "utf8")) ?? [];
      each.rss.push(Number(kilobytes) / 1024);
      const fields = readFileSync(`/proc/${each.child.pid}/stat`, "utf8").split(") ")[1].split(" ");
      each.cpu = (Number(fields[11]) + Number(fields[12])) / clockTicks;
    } catch {
      // it has ended
    }
  }
}
const begin = Date.now();
const looking = setInterval(look, 250);
const sampling = setInterval(sample, Math.max(1000, seconds * 100));
await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
clearInterval(sampling);
sample();
const [, processing, receivers] = children;
const ended = new Promise((resolve) => receivers.child.once("close", resolve));
receivers.child.kill("SIGINT");
const exitCode = await ended;
if (exitCode !== 0) console.log(`receivers ended with ${exitCode}`);
const passed = (Date.now() - begin) / 1000;
// What came last is processed before processing is told to end.
const stored = () =>
  subsystems.reduce(
    (sum, code) => sum + count(join(run, code), /hists\.\d{4}_.*Z\.root$/) + count(data, new RegExp(`^${code}histos_`)),
    0,
  );
const published = () => [...seen.values()].reduce((sum, files) => sum + files, 0);
for (let i = 0; i < 240 && published() < stored(); i++) await new Promise((resolve) => setTimeout(resolve, 250));
clearInterval(looking);
look();
processing.child.kill("SIGINT");
merger.kill();

latencies.sort((a, b) => a - b);
const quantile = (q) =>
  Math.round(latencies[Math.min(latencies.length - 1, Math.floor(q * latencies.length))] ?? Number.NaN);
const objects = (published() * perSecond) / subsystems.length;
console.log(
  `${Math.round(passed)} s, ${stored()} files stored, ${published()} published, ${stored() - published()} lost`,
);
console.log(`${Math.round(objects / passed)} objects/s from frame to published result`);
console.log(
  `latency from file to report: median ${quantile(0.5)} ms, p99 ${quantile(0.99)} ms, largest ${quantile(1)} ms`,
);
for (const { name, rss, cpu } of children) {
  console.log(
    `${name}: ${((100 * cpu) / passed).toFixed(0)} % of a core, MB at ten points: ${rss.map((mb) => Math.round(mb)).join(" ")}`,
  );
}
rmSync(folder, { recursive: true, force: true });
process.exit(0);

function count(path, pattern) {
  try {
    return readdirSync(path).filter((name) => pattern.test(name)).length;
  } catch {
    return 0;
  }
}
