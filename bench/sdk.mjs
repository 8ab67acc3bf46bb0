// Speed of what authors wait for: a test on a recorded run, the hooks of our detectors, a new plug-in up to green tests.
// Run: node bench/sdk.mjs [--new]        --new also makes a plug-in and installs it (needs npm's cache to be warm)
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { openHistograms, processSubsystem } from "../packages/core/dist/index.js";
import { writeRootFile } from "../packages/core/dist/root.js";
import { defineDetector, group, mean, perEvent } from "../packages/detectors-sdk/dist/index.js";
import { fromFunction, h1, runDetector } from "../packages/detectors-sdk/dist/testing/index.js";

const repository = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "overwatch-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

await benchRunDetector();
await benchHooks();
if (process.argv.includes("--new")) benchNew();

/** One file of 400 histograms of 100 bins and 100 maps of 48 x 64 cells; each is divided by events and shown, ten are followed. */
async function benchRunDetector() {
  const file = join(folder, "ABChistos_1_C_2015_11_24_18_05_10.root");
  const line = (name) => fromFunction(name, [100], (x) => x % 17);
  const map = (name) => fromFunction(name, [48, 64], (x, y) => (x * y) % 13);
  const hists = [
    ...Array.from({ length: 400 }, (_, i) => line(`hits/line${i}`)),
    ...Array.from({ length: 99 }, (_, i) => map(`hits/map${i}`)),
    h1("events", [1000]),
  ];
  await writeRootFile(
    file,
    hists.map((hist) => ({ path: hist.name, object: hist })),
  );
  const plugin = defineDetector({
    subsystem: "ABC",
    title: "Bench",
    histogramGroups: [group({ name: "Hits", containing: "hits/" }), { name: "Rest", match: "*" }],
    processors: [perEvent({ match: "hits/*" })],
    trends: Array.from({ length: 10 }, (_, i) => ({ id: `mean${i}`, title: "", hist: `hits/line${i}`, use: mean() })),
  });
  const milliseconds = await rounds(15, async () => {
    const bench = await runDetector(plugin, { files: [pathToFileURL(file)] });
    if (bench.failures.length > 0 || bench.hists.length !== 500)
      throw new Error("the bench run is not as it should be");
  });
  print("runDetector, a file of 500 histograms, warm", milliseconds, 60);
}

/** All hooks of EMC, TPC and HLT on the newest file of testdata/runs/clean: from the entry of a step to its end. */
async function benchHooks() {
  const clean = join(repository, "testdata/runs/clean");
  const works = [];
  for (const subsystem of ["EMC", "TPC", "HLT"]) {
    const { default: plugin } = await import(`../packages/detectors-${subsystem.toLowerCase()}/dist/index.js`);
    const name = readdirSync(clean).filter((file) =>
      file.startsWith(`${subsystem}histos_300005_C_2015_11_24_18_10_`),
    )[0];
    works.push({ subsystem, plugin, name });
  }
  // The best of twelve rounds of each call: what else runs on the machine makes a call longer, never shorter.
  const best = new Map();
  for (let round = 0; round < 12; round++) {
    const spent = new Map();
    let subsystem = "";
    let step = "";
    let entered = 0;
    const trace = {
      enter: ({ hook, step: id, hist = "" }) => {
        step = `${subsystem} ${hook} ${id} ${hist}`;
        entered = performance.now();
      },
      leave: () => spent.set(step, (spent.get(step) ?? 0) + performance.now() - entered),
    };
    for (const { plugin, name, ...work } of works) {
      subsystem = work.subsystem;
      const result = await processSubsystem(
        {
          run: 300005,
          hltMode: "C",
          subsystem,
          fileLocationSubsystem: subsystem,
          folder: clean,
          files: [{ name, time: 1448385010, size: 0, sha256: name }],
          cumulative: true,
          key: "bench",
          keyParts: { basis: "bench", context: "bench", files: "bench" },
          combinedFile: "",
          options: {},
          settings: {},
          monitoring: {},
          suspended: [],
        },
        { package: "bench", version: "0.0.0", plugin },
        {
          open: (file) => openHistograms(join(clean, file.name)),
          trace,
          log: { debug: () => {}, info: () => {}, warn: () => {} },
          checkInputs: false,
        },
      );
      if (result.report.failures.length > 0) throw new Error(result.report.failures[0].message);
    }
    for (const [id, time] of spent) best.set(id, Math.min(best.get(id) ?? time, time));
  }
  const milliseconds = [...best.values()].reduce((sum, time) => sum + time, 0);
  print("all hooks of EMC, TPC and HLT on one minute, warm", milliseconds, 40);
}

/** From `plugins new` to green tests, the SDK packed on the spot. */
function benchNew() {
  const steps = [
    [process.execPath, [join(repository, "packages/cli/bin/overwatch.mjs"), "plugins", "new", "ITS", "its"], folder],
    ["npm", ["install", "--no-audit", "--no-fund", "--prefer-offline"], join(folder, "its")],
    ["npm", ["test"], join(folder, "its")],
  ];
  let total = 0;
  for (const [command, args, cwd] of steps) {
    const from = performance.now();
    const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
    if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stdout}${stderr}`);
    const milliseconds = performance.now() - from;
    console.log(
      `  ${[command, ...args].join(" ").replace(repository, "").slice(-60).padEnd(60)} ${(milliseconds / 1000).toFixed(1)} s`,
    );
    total += milliseconds;
  }
  print("plugins new up to green tests", total, 30_000);
}

/** The median of what `work` returns, or of its CPU time, milliseconds. Three rounds before are not counted. */
async function rounds(count, work) {
  const times = [];
  for (let i = -3; i < count; i++) {
    const from = process.cpuUsage();
    const counted = await work();
    const { user, system } = process.cpuUsage(from);
    if (i >= 0) times.push(counted ?? (user + system) / 1000);
  }
  return times.sort((a, b) => a - b)[Math.floor(count / 2)];
}

function print(what, milliseconds, goal) {
  console.log(`${what.padEnd(56)} ${milliseconds.toFixed(1).padStart(8)} ms   goal ${goal} ms`);
}
