// The server of the pages: answers, lists of many runs, streams of events, start. Usage: node bench/web/run.mjs [SECONDS] [RUNS] [STREAMS]
// after a build. The server runs in this process, the load in another one.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createHistogram, fillMany } from "../../packages/core/dist/hist.js";
import { defaultConfig } from "../../packages/core/dist/index.js";
import { encodeRootFile } from "../../packages/core/dist/root.js";
import { samplePublication } from "../../packages/core/dist/testing/index.js";
import { openState, openStore } from "../../packages/service/dist/store/index.js";
import { createWebApp } from "../../packages/webapp/dist/index.js";

const [seconds, runs, streams] = [process.argv[2] ?? 5, process.argv[3] ?? 100_000, process.argv[4] ?? 500].map(Number);
const folder = mkdtempSync(join(tmpdir(), "overwatch-bench-web-"));
const names = Array.from({ length: 400 }, (_, at) => `hist${at}`);
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

try {
  const newest = runs + 1;
  const { store } = await openStore({ folder });
  const begun = performance.now();
  await store.rebuild(publications(newest));
  console.log(`index of ${runs} runs made in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  writeHists(newest);
  const state = await openState({ folder });
  const config = { dataFolder: folder, web: { ...defaultConfig({ cwd: folder }).web, guests: true, port: 0 } };
  const quiet = { debug: () => {}, info: () => {}, warn: console.error };
  const starting = performance.now();
  const app = await createWebApp({ config, store, state, now: Date.now, log: quiet, version: "0", site: null });
  const port = Number(new URL(await app.listen()).port);
  await get(port, "/api/health");
  console.log(`from the open databases to the first answer: ${(performance.now() - starting).toFixed(0)} ms`);

  const hist = (name) => `/api/runs/${newest}/EMC/hist?name=${name}`;
  console.log(`JSON of a histogram: ${(await get(port, hist("hist0"))).length} bytes`);
  for (const name of names) await get(port, hist(name));
  await load("one histogram", port, [hist("hist0")]);
  await load("histograms and lists", port, [
    hist("hist0"),
    `/api/runs/${newest}/EMC`,
    "/api/runs",
    hist("hist7"),
    "/api/wall",
    hist("hist9"),
  ]);

  const pages = [
    "",
    "?offset=5000",
    `?offset=${runs - 60}`,
    "?quality=bad",
    "?quality=bad&offset=400",
    `?fromRun=${runs / 2}`,
    "?subsystem=EMC&mode=C",
    "?mode=B",
  ];
  for (const page of pages) {
    const times = [];
    for (let round = 0; round < 5; round++) {
      const before = performance.now();
      await get(port, `/api/runs${page}`);
      times.push(performance.now() - before);
    }
    console.log(`runs${page.padEnd(28)} ${median(times).toFixed(1).padStart(7)} ms`);
  }
  await openStreams(port, app, store, newest);
  await app.close();
  await store.close();
  await state.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function* publications(newest) {
  for (let run = 1; run < newest; run++) {
    yield samplePublication({ run, hists: [], trends: [], quality: run % 20 === 0 ? "bad" : "good" });
  }
  const sample = samplePublication({ run: newest });
  const [hist] = sample.report.hists;
  yield { ...sample, report: { ...sample.report, hists: names.map((name) => ({ ...hist, name })) } };
}

function writeHists(run) {
  const place = join(folder, `Run${run}`, "EMC");
  mkdirSync(place, { recursive: true });
  const entries = names.map((name, at) => {
    const empty = createHistogram({ name, title: name, axes: [{ nbins: 6000, min: 0, max: 1 }] });
    const values = Array.from({ length: 20_000 }, (_, i) => ((i * 7919 + at) % 104_729) / 104_729);
    return { path: name, object: fillMany(empty, values) };
  });
  writeFileSync(join(place, samplePublication({ run }).report.processedFile), encodeRootFile(entries));
}

function get(port, path) {
  return new Promise((resolve, reject) => {
    request({ port, path, host: "127.0.0.1" }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () =>
        response.statusCode === 200
          ? resolve(Buffer.concat(parts))
          : reject(new Error(`${path}: ${response.statusCode}`)),
      );
    })
      .on("error", reject)
      .end();
  });
}

async function load(what, port, paths) {
  const results = [];
  const before = process.cpuUsage();
  let answers = 0;
  for (let round = 0; round < 3; round++) {
    const task = JSON.stringify({ port, paths, connections: 20, seconds });
    const child = spawn(process.execPath, [fileURLToPath(new URL("load.mjs", import.meta.url)), task], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let printed = "";
    for await (const part of child.stdout) printed += part;
    results.push(JSON.parse(printed));
    answers += results.at(-1).perSecond * seconds;
  }
  const { user, system } = process.cpuUsage(before);
  const best = results.toSorted((a, b) => b.perSecond - a.perSecond)[0];
  console.log(
    `${what.padEnd(24)} ${best.perSecond.toFixed(0)} answers/s, median ${best.median.toFixed(1)} ms, p99 ${best.p99.toFixed(1)} ms; ` +
      `${((user + system) / answers).toFixed(0)} us of the processor for each`,
  );
}

async function openStreams(port, app, store, run) {
  const open = [];
  let got = 0;
  for (let at = 0; at < streams; at++) {
    await new Promise((resolve, reject) => {
      const asked = request({ port, path: "/api/events/stream", host: "127.0.0.1", agent: false }, (response) => {
        response.on("data", (part) => {
          if (part.includes("event: published")) got += 1;
        });
        resolve();
      });
      asked.on("error", reject).end();
      open.push(asked);
    });
  }
  const rounds = 10;
  const before = process.cpuUsage();
  const begun = performance.now();
  for (let round = 0; round < rounds; round++) {
    await store.publish(samplePublication({ run: run + 1 + round }));
    await app.look();
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  const { user, system } = process.cpuUsage(before);
  const wall = performance.now() - begun;
  console.log(
    `${streams} streams, one update a second, readers in the same process: ${got} of ${rounds * streams} messages, ` +
      `${((user + system) / 10 / wall).toFixed(1)} % of a core`,
  );
  for (const asked of open) asked.destroy();
}
