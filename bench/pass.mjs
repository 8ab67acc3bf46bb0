// One subsystem with 400 histograms and 90 trends, cumulative files that arrive one by one: passes in a running process,
// and whole processes of `overwatch process` and `overwatch slice`.
// Usage: node bench/pass.mjs FOLDER [rounds]   (after a build; the machine must be quiet)
// FOLDER: make_run.py --out FOLDER --seed 3 --scenario bench --hists 320 --files 14 --runs 1
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { discoverPlugins, loadConfig, processPass } from "../packages/core/dist/index.js";
import { createRunner } from "../packages/service/dist/runner/index.js";
import { openStore } from "../packages/service/dist/store/index.js";

const [source, given = "5"] = process.argv.slice(2);
const rounds = Number(given);
if (source === undefined) throw new Error("Usage: node bench/pass.mjs FOLDER [rounds]");
const inOrder = (a, b) => minuteOf(a) - minuteOf(b);
const minuteOf = (name) => Number(name.split("_")[7]);
const files = readdirSync(source)
  .filter((name) => name.endsWith(".root"))
  .sort(inOrder);
const place = mkdtempSync(join(tmpdir(), "overwatch-pass-"));
const configFile = join(place, "config.yaml");
const trends = Object.fromEntries(
  Array.from({ length: 90 }, (_, k) => [
    `mean${k}`,
    { hist: `EMCTRQA_histBench${String(k).padStart(4, "0")}`, trender: "mean" },
  ]),
);
writeFileSync(configFile, JSON.stringify({ subsystemList: ["EMC", "HLT"], detectors: { EMC: { trends } } }));

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const say = (name, values, more = "") =>
  console.log(
    `${name.padEnd(52)} ${median(values).toFixed(0).padStart(6)} ms   (${values.map((v) => v.toFixed(0)).join(" ")}) ${more}`,
  );
const bring = (name, data) => copyFileSync(join(source, name), join(data, name));

try {
  await inOneProcess();
  wholeProcesses();
} finally {
  rmSync(place, { recursive: true });
}

async function inOneProcess() {
  const data = join(place, "one");
  mkdirSync(data);
  const { config } = await loadConfig({
    cwd: process.cwd(),
    home: undefined,
    env: {},
    configFile,
    flags: { dataFolder: data },
    module: "processing",
  });
  const plugins = (await discoverPlugins(process.cwd(), [])).packages.filter(({ status }) => status === "found");
  const { store } = await openStore({ folder: data });
  const runner = createRunner({ hookTimeout: 20 });
  const log = { debug() {}, info() {}, warn: console.warn };
  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const edges = { config, plugins, store, runSubsystem: runner.run, now: Date.now, wait, log };
  const walls = [];
  const cpus = [];
  let last;
  for (const name of files) {
    bring(name, data);
    const cpu = process.cpuUsage();
    const from = performance.now();
    last = await processPass({}, edges);
    walls.push(performance.now() - from);
    const { user, system } = process.cpuUsage(cpu);
    cpus.push((user + system) / 1000);
  }
  await runner.close();
  await store.close();
  const [{ report }] = last.runs[0].subsystems;
  if (report.hists.length < 400 || report.trends.length < 90)
    throw new Error(`${report.hists.length} hists, ${report.trends.length} trends`);
  say("steady pass, wall", walls.slice(-rounds), `first ${walls[0].toFixed(0)}`);
  say("steady pass, CPU of all threads", cpus.slice(-rounds));
  console.log(
    "by part, ms:",
    Object.fromEntries(Object.entries(last.seconds).map(([part, s]) => [part, Math.round(s * 1000)])),
  );
}

function wholeProcesses() {
  const data = join(place, "shots");
  mkdirSync(data);
  for (const name of files.slice(0, 2)) {
    bring(name, data);
    overwatch("process", data);
  }
  const bare = [];
  const shots = [];
  const idle = [];
  for (const name of files.slice(2, 2 + rounds)) {
    bring(name, data);
    bare.push(node(["-e", ""]));
    shots.push(overwatch("process", data));
    idle.push(overwatch("process", data));
  }
  const slices = Array.from({ length: rounds }, (_, i) => overwatch(`slice 310000 EMC --from ${i} --to 5`, data));
  // In turns with the others: what a start of Node costs on this machine now.
  const unit = median(bare.map(({ cpu }) => cpu));
  for (const [name, taken] of Object.entries({
    "node -e ''": bare,
    "process, one new file": shots,
    "process, nothing new": idle,
    slice: slices,
  })) {
    const of = (part) => taken.map((each) => each[part]);
    say(`${name} (whole process), wall`, of("ms"), `peak ${median(of("mb")).toFixed(0)} MB`);
    say(`${name} (whole process), CPU`, of("cpu"), `${(median(of("cpu")) / unit).toFixed(1)} x node`);
  }
}

function overwatch(command, data) {
  const args = [
    "packages/cli/bin/overwatch.mjs",
    ...command.split(" "),
    "--data",
    data,
    "--config",
    configFile,
    "--quiet",
  ];
  return node(args);
}

function node(args) {
  const timed = existsSync("/usr/bin/time");
  const from = performance.now();
  const { status, stderr } = timed
    ? spawnSync("/usr/bin/time", ["-f", "%M %U %S", process.execPath, ...args], { encoding: "utf8" })
    : spawnSync(process.execPath, args, { encoding: "utf8" });
  const ms = performance.now() - from;
  if (status === null || status > 1) throw new Error(`${args.join(" ")}: ${stderr}`);
  const [kilobytes = Number.NaN, user = Number.NaN, system = Number.NaN] = timed
    ? stderr.trim().split(/\s+/).slice(-3).map(Number)
    : [];
  return { ms, mb: kilobytes / 1024, cpu: 1000 * (user + system) };
}
