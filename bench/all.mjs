// Every benchmark, one after the other, and the page docs/benchmarks.md with what they said. Usage: npm run bench:all -- [--only REGEX]
// after a build, on a quiet machine; half an hour. Peers come in where the environment names them:
//   BENCH_ROOT_DATA   files made by gen.cxx of the shared bench folder     BENCH_ROOTBENCH, BENCH_HADD   programs of real ROOT
//   BENCH_RUN         a folder of make_run.py --scenario bench --hists 320 --files 14 --runs 1
// What is not named is left out, and the page says so. Results of an earlier call stay for what --only leaves out.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

const { values: flags } = parseArgs({ options: { only: { type: "string", default: "" } } });
const { BENCH_ROOT_DATA: data, BENCH_ROOTBENCH: rootbench, BENCH_HADD: hadd, BENCH_RUN: run } = process.env;
const python = process.env.REFEREE_PYTHON ?? "python3";
const repository = join(import.meta.dirname, "..");
const results = join(import.meta.dirname, "results");

/** Name of the result, heading, command, and what it needs; seconds after which it is ended. */
const benches = [
  ["process", "Passes as whole processes", ["node", "bench/process.mjs"], []],
  ["pass", "Passes over 400 histograms and 90 trends", ["node", "bench/pass.mjs", run], [run]],
  ["week", "A week of small files", ["node", "bench/week.mjs"], []],
  ["rebuild", "Rebuilding with one and two workers", ["node", "bench/rebuild.mjs"], []],
  ["store", "The index", ["node", "bench/store.mjs"], []],
  ["alarms", "Trends and alarms", ["node", "bench/alarms.mjs"], []],
  ["call-hook", "A hook through the isolation", ["node", "bench/call-hook.mjs"], []],
  ["sdk", "What authors wait for", ["node", "bench/sdk.mjs", "--new"], []],
  [
    "root",
    "ROOT files, beside C++ ROOT and jsroot",
    ["node", "bench/root/run.mjs", data, rootbench],
    [data, rootbench],
  ],
  [
    "root-whole",
    "Merging and reading as whole processes, beside hadd and C++ ROOT",
    [python, "bench/root/whole.py", data, rootbench, hadd],
    [data, rootbench, hadd],
  ],
  ["receiver", "A receiver alone", ["node", "bench/receivers/alone.mjs"], []],
  ["sustained", "Mergers, receivers and processing together", ["node", "bench/receivers/sustained.mjs", "120"], []],
  ["idle", "An idle receiver", ["node", "bench/receivers/idle.mjs"], []],
  ...(existsSync(join(import.meta.dirname, "web"))
    ? readdirSync(join(import.meta.dirname, "web"))
        .filter((name) => /^[a-z-]+\.mjs$/.test(name) && !name.startsWith("lib"))
        .map((name) => [
          `web-${name.slice(0, -4)}`,
          `The web app: ${name.slice(0, -4)}`,
          ["node", `bench/web/${name}`],
          [],
        ])
    : []),
];
const LONGEST = 900;

mkdirSync(results, { recursive: true });
for (const [name, heading, command, needs] of benches) {
  if (!new RegExp(flags.only).test(name) || needs.some((need) => need === undefined)) continue;
  process.stderr.write(`${name}: ${command.join(" ")}\n`);
  const begin = performance.now();
  const [program, ...args] = command;
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: repository,
    encoding: "utf8",
    timeout: LONGEST * 1000,
  });
  const result = {
    heading,
    // Paths of this machine say nothing to others.
    command: command.map((word) => (word.startsWith("/") ? `.../${word.split("/").at(-1)}` : word)).join(" "),
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} x ${cpus()[0]?.model ?? "unknown"}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`,
    seconds: Math.round((performance.now() - begin) / 1000),
    ended: status === 0 ? "" : `ended with ${status ?? "a signal"}: ${stderr.trim().split("\n").at(-1)}`,
    output: stdout.trim(),
  };
  writeFileSync(join(results, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
}

const read = (name) => {
  const path = join(results, `${name}.json`);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
};
const sections = benches.map(([name, heading]) => {
  const result = read(name);
  if (result === undefined) return `## ${heading}\n\nNot measured where this page was made.\n`;
  const { command, date, machine, seconds, ended, output } = result;
  const problem = ended === "" ? "" : `\n**It ${ended}**\n`;
  return `## ${heading}\n\n\`${command}\`, ${date}, ${seconds} s, on ${machine}.\n${problem}\n\`\`\`\n${output}\n\`\`\`\n`;
});
writeFileSync(
  join(repository, "docs/benchmarks.md"),
  `---
title: Benchmarks
---

# Benchmarks

Made by \`npm run bench:all\`: every benchmark of the project, one after the other, as it printed. Peers run in turns with ours on the same files, and where both are there the
ratio counts, not the seconds. What each limit is, how it is measured and why, is in [bench/README.md](../bench/README.md).

${sections.join("\n")}`,
);
