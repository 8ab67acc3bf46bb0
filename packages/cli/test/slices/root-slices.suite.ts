/**
 * Slices of random ranges against what real ROOT makes of the received files, cell by cell. Needs a Python with it:
 * REFEREE_PYTHON=/path/to/python, else `python3`; without one the test says that it was skipped. SLICES and SEED for other
 * numbers, RUNS=/a/folder for scenarios of another seed.
 */
import { execFile, spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import {
  discoverPlugins,
  FULL_PROCESSING,
  isOverwatchError,
  loadConfig,
  type SliceEdges,
  type SubsystemReport,
  takeSlice,
} from "@overwatch/core";
import { decodeReport } from "@overwatch/core/store";
import { createRunner } from "@overwatch/service/runner";
import { describe, expect, it } from "vitest";
import { recorded } from "../scenarios/expected.js";
import { overwatch } from "../support/overwatch.js";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const script = fileURLToPath(new URL("python/slices.py", import.meta.url));
const python = process.env["REFEREE_PYTHON"] ?? "python3";
const usable = spawnSync(python, ["-W", "ignore", "-c", "import numpy, ROOT"], { stdio: "ignore" }).status === 0;
const count = Number(process.env["SLICES"] ?? 200);
const seed = Number(process.env["SEED"] ?? 20261128);
const runs = process.env["RUNS"] ?? recorded;
/** One in so many is also taken with another option. */
const optionEach = 8;

/** Mulberry32: the same seed, the same ranges. */
function randoms(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

/** Processes a scenario, and says what there is to be cut. */
async function publish(scenario: string, folder: string): Promise<readonly SubsystemReport[]> {
  const dataFolder = join(folder, "data");
  await mkdir(dataFolder, { recursive: true });
  await writeFile(join(folder, "config.yaml"), JSON.stringify({ cumulativeMode: scenario !== "reset" }));
  const isAnswer = (path: string) => /expected\.json$|truth\.json$/.test(path);
  await cp(join(runs, scenario), dataFolder, { recursive: true, filter: (path) => !isAnswer(path) });
  await overwatch(["process", "--data", dataFolder, "--config", join(folder, "config.yaml")]);
  const found: SubsystemReport[] = [];
  for (const entry of (await readdir(dataFolder, { recursive: true })).sort()) {
    if (!entry.endsWith("report.json")) continue;
    found.push(decodeReport(await readFile(join(dataFolder, entry), "utf8")));
  }
  return found;
}

async function edgesOf(folder: string, runner: ReturnType<typeof createRunner>): Promise<SliceEdges> {
  const { config } = await loadConfig({
    cwd: root,
    home: undefined,
    env: {},
    configFile: join(folder, "config.yaml"),
    flags: { dataFolder: join(folder, "data") },
    module: "processing",
  });
  const { packages } = await discoverPlugins(root, []);
  const plugins = packages.filter((found) => found.status === "found");
  return { config, plugins, describe: runner.describe, runSlice: runner.runSlice };
}

it.skipIf(process.env["REFEREE_PYTHON"] === undefined)("the Python that was named has numpy and ROOT", () => {
  expect([python, usable]).toEqual([python, true]);
});

describe.skipIf(!usable)("slices of random ranges", () => {
  it(`are what real ROOT makes of the files: ${count} with seed ${seed}`, async () => {
    console.info(`seed ${seed}, ${count} slices of ${runs}`);
    const home = await mkdtemp(join(tmpdir(), "overwatch-root-slices-"));
    const runner = createRunner({ hookTimeout: 60 });
    const below = randoms(seed);
    try {
      const places = [];
      for (const scenario of ["clean", "reset", "anomalies", "hltlocation"]) {
        const folder = join(home, scenario);
        const found = await publish(scenario, folder);
        places.push(...found.map((one) => ({ ...one, folder })));
      }
      const questions = [];
      for (let i = 0; i < count; i++) {
        const place = places[below(places.length)];
        if (place === undefined) throw new Error("nothing was published");
        const { run, subsystem, files, fileLocationSubsystem, cumulative, folder, runLength } = place;
        const from = below(runLength + 2);
        const to = from + below(runLength + 3 - from);
        const edges = await edgesOf(folder, runner);
        const dataFolder = join(folder, "data");
        const asked = { run, subsystem, from, to };
        const at = join(dataFolder, `Run${run}`, fileLocationSubsystem);
        const facts = { cumulative, from, to, files: files.map(({ name, time }) => ({ path: join(at, name), time })) };
        const taken = await takeSlice({ ...asked, options: {} }, edges).catch((error: unknown) => {
          if (isOverwatchError(error, "SLICE_WITHOUT_DATA")) return undefined;
          throw error;
        });
        if (taken === undefined) {
          questions.push({ ...facts, out: null });
          continue;
        }
        const { out, processed, nEvents, key } = taken.report;
        const other = subsystem === "EMC" && i % optionEach === 0 && (nEvents ?? 0) > 0;
        const plain = other ? await takeSlice({ ...asked, options: { scaleHists: false } }, edges) : undefined;
        questions.push({
          ...facts,
          out: join(dataFolder, out),
          full: key === FULL_PROCESSING,
          ...(plain && {
            shown: join(dataFolder, processed),
            plain: join(dataFolder, plain.report.processed),
            nEvents,
          }),
        });
      }
      const file = join(home, "questions.json");
      await writeFile(file, JSON.stringify(questions));
      const { stdout } = await promisify(execFile)(python, ["-W", "ignore", script, file], { maxBuffer: 1 << 26 });
      const report = JSON.parse(stdout) as Record<"slices" | "empty" | "histograms" | "cells" | "scaled", number> & {
        differences: readonly string[];
      };
      const { differences, ...numbers } = report;
      console.info(JSON.stringify(numbers));
      expect(differences).toEqual([]);
      expect(numbers.slices + numbers.empty).toBe(count);
      expect(numbers.scaled).toBeGreaterThan(0);
    } finally {
      await runner.close();
      await rm(home, { recursive: true });
    }
  }, 900_000);
});
