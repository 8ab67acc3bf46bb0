// Reading, writing, messages, JSON and adding of @overwatch/root, in turns with C++ ROOT and jsroot on the same files.
// usage: node bench/root/run.mjs DATA [ROOTBENCH] [--rounds N] [--only REGEX]   after `npm run build`
// DATA: files made by gen.cxx of the shared bench folder; ROOTBENCH: its rootbench program. One JSON line per operation. What is
// compared is the time that the processor works for us (user CPU), best of five in each round and the median of all rounds: that
// says something on a machine that others use too. Results are checked before anything is timed.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { add } from "../../packages/root/dist/hist/index.js";
import {
  dumpObject,
  encodeRootFile,
  openRootFile,
  readMessage,
  stringifyDumpValue,
  stringifyJsroot,
  writeMessage,
} from "../../packages/root/dist/index.js";

const { positionals, values: flags } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "5" }, only: { type: "string", default: "" } },
});
const [data, rootbench] = positionals;
if (data === undefined) {
  process.stderr.write("usage: node bench/root/run.mjs DATA [ROOTBENCH] [--rounds N] [--only REGEX]\n");
  process.exit(2);
}

async function load(path) {
  const file = await openRootFile(path);
  const entries = [];
  for await (const { path: name, object, error } of file.readAll()) {
    if (error) throw error;
    entries.push({ path: name, object });
  }
  await file.close();
  return entries;
}

/** Each makes what is timed, which returns the number of objects. */
const operations = {
  list: async (path) => async () => {
    const file = await openRootFile(path);
    const { length } = file.keys();
    await file.close();
    return length;
  },
  read: async (path) => async () => {
    const file = await openRootFile(path);
    let count = 0;
    for await (const { error } of file.readAll()) {
      if (error) throw error;
      count++;
    }
    await file.close();
    return count;
  },
  write: async (path) => {
    const entries = await load(path);
    return async () => {
      encodeRootFile(entries);
      return entries.length;
    };
  },
  msgr: async (path) => {
    const messages = (await load(path)).map(({ object }) => writeMessage(object));
    return async () => {
      for (const bytes of messages) readMessage(bytes);
      return messages.length;
    };
  },
  add: async (path) => {
    const [first, second] = [await load(path), await load(path)];
    return async () => {
      first.forEach(({ object }, i) => {
        add(object, second[i].object);
      });
      return first.length;
    };
  },
  json: async (path) => {
    const entries = await load(path);
    return async () => {
      for (const { object } of entries) stringifyJsroot(object);
      return entries.length;
    };
  },
};

/** The same with jsroot, where it is the peer that is named. */
const withJsroot = {
  json: async (path) => {
    const folder = new URL("../../packages/root/node_modules/jsroot/modules/", import.meta.url);
    const load = (name) => import(new URL(name, folder).href);
    const [{ openFile }, { toJSON }] = [await load("io.mjs"), await load("core.mjs")];
    const file = await openFile(path);
    const objects = [];
    for (const { fName, fCycle, fClassName } of file.fKeys) {
      if (fClassName.startsWith("TH")) objects.push(await file.readObject(`${fName};${fCycle}`));
    }
    return async () => {
      for (const object of objects) toJSON(object);
    };
  },
};

/** What is written must be what was read. */
async function check(path) {
  const entries = await load(path);
  const file = await openRootFile(encodeRootFile(entries));
  for (const { path: name, object } of entries) {
    const [before, after] = [object, await file.read(name)].map((one) => stringifyDumpValue(dumpObject(one)));
    if (before !== after) throw new Error(`${name} of ${path} is not what it was after writing`);
  }
}

/** User CPU in milliseconds, best of five. */
async function best(run) {
  const times = [];
  for (let repetition = 0; repetition < 5; repetition++) {
    const before = process.cpuUsage();
    await run();
    times.push(process.cpuUsage(before).user / 1000);
  }
  return Math.min(...times);
}

function bestOfRoot(operation, path) {
  const target = join(tmpdir(), "overwatch-bench.root");
  const text = execFileSync(rootbench, [operation, "5", path, target], { encoding: "utf8" });
  rmSync(target, { force: true });
  return Math.min(...JSON.parse(text.trim().split("\n").at(-1)).user) * 1000;
}

const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];
const cases = [
  ["list", "D"],
  ["read", "A_00"],
  ["read", "B"],
  ["read", "C"],
  ["read", "D"],
  ["write", "A_00"],
  ["write", "C"],
  ["msgr", "A_00"],
  ["add", "C"],
  ["json", "A_00"],
];

for (const [operation, name] of cases) {
  const path = join(data, `${name}.root`);
  if (!existsSync(path) || !new RegExp(flags.only).test(`${operation} ${name}`)) continue;
  if (readFileSync(path).length < 2e6) await check(path);
  const run = await operations[operation](path);
  const count = await run();
  const jsroot = await withJsroot[operation]?.(path);
  const times = { ours: [], root: [], jsroot: [] };
  for (let round = 0; round < Number(flags.rounds); round++) {
    times.ours.push(await best(run));
    if (rootbench !== undefined) times.root.push(bestOfRoot(operation, path));
    if (jsroot !== undefined) times.jsroot.push(await best(jsroot));
  }
  const ours = median(times.ours);
  const line = { operation, name, count, milliseconds: +ours.toFixed(2) };
  for (const peer of ["root", "jsroot"]) {
    if (times[peer].length === 0) continue;
    // Round by round: what slows one down for a while slows the other down too.
    const ratios = times[peer].map((time, round) => time / times.ours[round]);
    line[peer] = +median(times[peer]).toFixed(2);
    line[`times ${peer}`] = +median(ratios).toFixed(2);
  }
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
