// Reading, writing, messages and JSON of @overwatch/root, in turns with C++ ROOT where its benchmark is at hand.
// usage: node bench/root/run.mjs DATA [ROOTBENCH] [--rounds N] [--only REGEX]   after `npm run build`
// DATA: files made by gen.cxx of the shared bench folder; ROOTBENCH: its rootbench program. One JSON line per operation; only
// the ratios say something, as machines differ. Results are checked before anything is timed.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
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
  json: async (path) => {
    const entries = await load(path);
    return async () => {
      for (const { object } of entries) stringifyJsroot(object);
      return entries.length;
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

function peer(operation, path) {
  if (rootbench === undefined) return undefined;
  const target = join(tmpdir(), "overwatch-bench.root");
  const text = execFileSync(rootbench, [operation, "5", path, target], { encoding: "utf8" });
  rmSync(target, { force: true });
  return Math.min(...JSON.parse(text.trim().split("\n").at(-1)).wall) * 1000;
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
  ["json", "A_00"],
];

for (const [operation, name] of cases) {
  const path = join(data, `${name}.root`);
  if (!existsSync(path) || !new RegExp(flags.only).test(`${operation} ${name}`)) continue;
  if (readFileSync(path).length < 2e6) await check(path);
  const run = await operations[operation](path);
  const ours = [];
  const theirs = [];
  let count = 0;
  for (let round = 0; round < Number(flags.rounds); round++) {
    // The best of five, as the peer's.
    const times = [];
    for (let repetition = 0; repetition < 5; repetition++) {
      const start = performance.now();
      count = await run();
      times.push(performance.now() - start);
    }
    ours.push(Math.min(...times));
    const time = peer(operation, path);
    if (time !== undefined) theirs.push(time);
  }
  const best = median(ours);
  const ratio =
    theirs.length > 0 ? { root: +median(theirs).toFixed(2), timesRoot: +(median(theirs) / best).toFixed(2) } : {};
  const line = {
    operation,
    name,
    count,
    milliseconds: +best.toFixed(2),
    perSecond: Math.round((count / best) * 1000),
    ...ratio,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
