// What trends and alarms cost, in one process, beyond reading: 400 trends and 1000 checks on 500 histograms, a view of a long trend for
// a screen, replaying one limit over stored points. CPU time of this process in interleaved pairs.
// Usage: node bench/alarms.mjs [rounds]      (after a build)
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decimate, processSubsystem, silentTrace } from "../packages/core/dist/index.js";
import { sampleReport, sampleTrend } from "../packages/core/dist/testing/index.js";
import { openStore } from "../packages/service/dist/store/index.js";

const rounds = Number(process.argv[2] ?? 15);
const log = { debug: () => {}, info: () => {}, warn: () => {} };
const random = generator(20151124);

const cpu = async (work) => {
  const from = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
};
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const say = (name, value, limit) => console.log(`${name.padEnd(84)} ${value.toFixed(2).padStart(9)} ms   (${limit})`);

await passOf500();
await viewOfMany();
await replayOfPoints(100);
await replayOfPoints(1000);
await indexOfPoints();

async function passOf500() {
  const hists = Array.from({ length: 500 }, (_, i) => histogram(`h${i}`));
  const trenders = ["mean", "stdDev", "max", "median"];
  const trends = Object.fromEntries(
    Array.from({ length: 400 }, (_, i) => [`t${i}`, { hist: `h${i}`, trender: trenders[i % 4] }]),
  );
  const checks = [
    { alarm: "not empty" },
    { alarm: "mean and spread", config: { mean: { bad: { min: -100, max: 200 } } } },
    { alarm: "noisy channels" },
  ];
  const alarms = Object.fromEntries([
    ...Array.from({ length: 600 }, (_, i) => [`a${i}`, { on: { hists: `h${i % 500}` }, ...checks[i % 3] }]),
    ...Array.from({ length: 400 }, (_, i) => [
      `b${i}`,
      {
        on: { trends: `t${i}` },
        alarm: i % 2 ? "in range" : "sigma jump",
        ...(i % 2 ? { config: { bad: { min: -1e9 } } } : {}),
      },
    ]),
  ]);
  const monitored = await steady(hists, { trends, alarms });
  const bare = await steady(hists, {});
  const report = await monitored();
  if (report.trends.length !== 400 || report.alarms.length !== 1000 || report.failures.length > 0) {
    throw new Error(
      `${report.trends.length} trends, ${report.alarms.length} alarms, ${JSON.stringify(report.failures[0])}`,
    );
  }
  const [withAll, without] = [[], []];
  for (let i = 0; i < rounds; i++) {
    withAll.push(await cpu(monitored));
    without.push(await cpu(bare));
  }
  const cost = median(withAll) - median(without);
  say("400 trends and 1000 checks on 500 histograms, beyond reading", cost, "limit 30, or 33 000 checks/s");
  console.log(
    `    = ${Math.round(1e6 / cost)} checks/s; the pass ${median(withAll).toFixed(1)}, without both ${median(without).toFixed(1)}`,
  );
}

/** One limit of all trends of a run, over so many points of each. */
async function replayOfPoints(count) {
  const files = Array.from({ length: count }, (_, i) => ({ name: `f${i}`, time: 60 * i, size: 1, sha256: `${i}` }));
  const trends = Array.from({ length: 100 }, (_, i) => sampleTrend("TST", `t${i}`, 1, files));
  const specs = Object.fromEntries(trends.map(({ id }) => [id, { hist: "h", trender: "mean" }]));
  const published = sampleReport({ run: 1, subsystem: "TST", trends });
  const monitoring = {
    trends: specs,
    alarms: { limit: { on: { trends: "t*" }, alarm: "in range", config: { bad: { max: count - 10 } } } },
  };
  const replay = {
    published: { ...published, files: files.map((file) => ({ ...file, nEvents: 1 })) },
    alarms: ["limit"],
  };
  const work = { ...workOf(files, monitoring), replay };
  const run = async () =>
    (await processSubsystem(work, undefined, { open: async () => {}, trace: silentTrace, log, checkInputs: false }))
      .report;
  const { flags } = await run();
  if (flags.length !== count || flags.at(-1).raised.length !== 100) throw new Error(`${flags.length} flags`);
  const times = [];
  for (let i = 0; i < Math.min(rounds, 3); i++) times.push(await cpu(run));
  say(
    `replay of one limit over ${count} points of each of 100 trends`,
    median(times),
    count > 100 ? "10^5 verdicts" : "limit 1000",
  );
}

function workOf(files, monitoring) {
  return {
    run: 1,
    hltMode: "C",
    subsystem: "TST",
    fileLocationSubsystem: "TST",
    folder: "/nowhere",
    files,
    cumulative: true,
    key: "key",
    keyParts: { basis: "", context: "", files: "" },
    combinedFile: "c",
    options: {},
    settings: {},
    monitoring,
    suspended: [],
  };
}

/** A file more behind 20 that are known. */
async function steady(hists, monitoring) {
  const run = async (files, previous) =>
    (
      await processSubsystem(
        {
          ...workOf(
            Array.from({ length: files }, (_, i) => ({ name: `f${i}`, time: 60 * i, size: 1, sha256: `${i}` })),
            monitoring,
          ),
          ...(previous && { previous }),
        },
        undefined,
        {
          open: async () => ({
            infos: hists.map(({ name, className, title }) => ({ name, className, title, kind: "h1" })),
            problems: [],
            read: async (name) => hists[Number(name.slice(1))],
            close: async () => {},
          }),
          trace: silentTrace,
          log,
          checkInputs: false,
        },
      )
    ).report;
  const previous = await run(20);
  return () => run(21, previous);
}

async function viewOfMany() {
  const many = 1_000_000;
  const place = Float64Array.from({ length: many }, (_, i) => 60 * i);
  const value = Float64Array.from({ length: many }, () => random());
  const views = [];
  for (let i = 0; i < rounds; i++) views.push(await cpu(() => decimate({ place, value }, { buckets: 1000 })));
  say("1000 columns of a trend of 10^6 points", median(views), "limit 20");
}

async function indexOfPoints() {
  const folder = mkdtempSync(join(tmpdir(), "overwatch-bench-"));
  const { store } = await openStore({ folder });
  try {
    const publish = (run, count) => {
      const files = Array.from({ length: count }, (_, i) => ({ name: `f${i}`, time: 1e9 + 1e6 * run + 60 * i }));
      const trends = Array.from({ length: 90 }, (_, i) => sampleTrend("EMC", `t${i}`, run, files));
      return store.publish({ hltMode: "C", report: sampleReport({ run, trends }), folders: {} });
    };
    const appends = {};
    for (const [size, runs] of [
      ["10^4", 100],
      ["10^5", 1000],
    ]) {
      await store.rebuild(many(runs));
      appends[size] = [];
      for (let i = 0; i < Math.min(rounds, 7); i++) appends[size].push(await cpu(() => publish(5000 + i, 1)));
      say(
        `publishing one point of 90 trends behind ${size} points of each`,
        median(appends[size]),
        "not longer with more",
      );
    }
    async function* many(runs) {
      for (let run = 0; run < runs; run++) {
        const files = Array.from({ length: 100 }, (_, i) => ({ name: `f${i}`, time: 1e9 + 1e6 * run + 60 * i }));
        yield {
          hltMode: "C",
          report: sampleReport({ run, trends: [sampleTrend("EMC", "t0", run, files)] }),
          folders: {},
        };
      }
    }
    const from = performance.now();
    const { time } = await store.trendColumns("EMC", "t0");
    console.log(
      `    reading ${time.length} points of a trend from the index the first time: ${(performance.now() - from).toFixed(0)} ms wall`,
    );
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

function histogram(name) {
  const bins = 100;
  const contents = Float64Array.from({ length: bins + 2 }, (_, i) =>
    i > 0 && i <= bins ? Math.floor(100 + 20 * random()) : 0,
  );
  const sum = contents.reduce((a, b) => a + b);
  return {
    kind: "h1",
    className: "TH1F",
    name,
    title: name,
    axes: [{ name: "xaxis", title: "", nbins: bins, min: 0, max: 100 }],
    contents,
    entries: sum,
    stats: Float64Array.of(sum, sum, 50 * sum, 3300 * sum),
  };
}

/** Numbers from 0 to 1, the same each time. */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
