// Numbers of the store: `node bench/store.mjs` after a build. Milliseconds by the clock, and of the processor.
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const service = new URL("../packages/service/dist/store/index.js", import.meta.url);
const [runs, trends, filesPerRun] = [1000, 90, 3];
const subsystems = ["EMC", "TPC", "HLT"];
const folder = await mkdtemp(join(tmpdir(), "overwatch-bench-"));

async function measure(what, work, repeat = 1) {
  const before = process.cpuUsage();
  const begin = performance.now();
  let result;
  for (let round = 0; round < repeat; round++) result = await work(round);
  const { user, system } = process.cpuUsage(before);
  const times = [performance.now() - begin, (user + system) / 1000];
  console.log(what.padEnd(70), ...times.map((time) => (time / repeat).toFixed(2).padStart(9)));
  return result;
}

/** A report of usual size: 100 histograms, `trends` trends with a point for each file. */
function report(run, subsystem, files) {
  const names = Array.from({ length: files }, (_, at) => `${subsystem}hists.${run}.${at}.root`);
  const hists = Array.from({ length: 100 }, (_, at) => ({
    name: `histogram${at}`,
    prettyName: `Histogram ${at}`,
    class: "TH1F",
    group: "All",
    entries: 1000 + at,
    integral: 1000.5,
    mean: [1 / 3],
    stdDev: [Math.SQRT2],
    quality: "good",
    information: { threshold: 5 },
    canvas: {
      drawOptions: "",
      title: "",
      showTitle: false,
      showStats: true,
      x: {},
      y: {},
      z: {},
      style: {},
      members: [],
      overlays: [],
    },
  }));
  const points = (id) =>
    names.map((_, at) => ({ time: 1e9 + 3600 * run + 60 * at, run, value: id + at / 7, error: 0.1, entries: 100 }));
  return {
    format: "overwatch-report-3",
    run,
    subsystem,
    key: `${run}/${subsystem}/${files}`,
    keyParts: { basis: "b", context: "c", files: String(files) },
    fileLocationSubsystem: subsystem,
    cumulative: true,
    startOfRun: 1e9 + 3600 * run,
    endOfRun: 1e9 + 3600 * run + 60 * files,
    runLength: files,
    files: names.map((name) => ({ name, time: 1e9, size: 1, sha256: "0".repeat(64), nEvents: null })),
    combinedFile: "combined.root",
    nEvents: null,
    groups: [{ name: "All", layout: "list", hists: hists.map(({ name }) => name) }],
    hists,
    hidden: [],
    unmatched: [],
    trends: Array.from({ length: trends }, (_, id) => ({
      subsystem,
      id: `trend${id}`,
      title: `Trend ${id}`,
      unit: "",
      hist: `histogram${id}`,
      configHash: "0".repeat(64),
      points: points(id),
      files: names,
    })),
    quality: "good",
    coverage: 1,
    alarms: [],
    failures: [],
    problems: [],
    notes: [],
    madeBy: { plugin: null, version: null, node: process.versions.node },
  };
}

const publication = (run, subsystem, files) => ({
  hltMode: "C",
  report: report(run, subsystem, files),
  folders: { [`Run${run}/${subsystem}`]: "1448384710000000000" },
});

function* history() {
  for (let run = 1; run <= runs; run++)
    for (const subsystem of subsystems) yield publication(run, subsystem, filesPerRun);
}

try {
  const { openStore } = await measure("import @overwatch/service/store", () => import(service));
  const opened = await measure("open, the first time (loads libsql and kysely, makes the tables)", () =>
    openStore({ folder }),
  );
  await measure(`rebuild ${runs} runs x ${subsystems.length} subsystems`, () => opened.store.rebuild(history()));
  await opened.store.close();
  const { size } = await stat(join(folder, "overwatch.db"));
  console.log(`overwatch.db: ${(size / 1e6).toFixed(0)} MB`);

  const { store } = await measure("open again", () => openStore({ folder }));
  await measure("runs, all", () => store.runs());
  await measure("runs, a page of 50", () => store.runs({ limit: 50 }), 20);
  await measure("inventory", () => store.inventory());
  await measure("trends", () => store.trends());
  await measure(`trendPoints, ${runs * filesPerRun} points`, () => store.trendPoints("EMC", "trend7"));
  await measure("report", () => store.report(500, "EMC"), 50);
  await measure("events after the last", () => store.events(Number.MAX_SAFE_INTEGER), 50);
  await measure(
    `publish a new run, ${trends} trends x 1 point`,
    (at) => store.publish(publication(2000 + at, "EMC", 1)),
    20,
  );
  await measure(
    `publish one more file of a run, ${trends} trends`,
    (at) => store.publish(publication(3000, "EMC", at + 1)),
    20,
  );
  await measure("publish one more file after 60", (at) => store.publish(publication(3000, "EMC", at + 61)), 20);
  await measure("publish the same again", () => store.publish(publication(3000, "EMC", 80)), 20);
  await measure("(of which making the report)", () => publication(3000, "EMC", 80), 20);
  await store.close();
} finally {
  await rm(folder, { recursive: true });
}
