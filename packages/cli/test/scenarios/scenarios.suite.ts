import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { overwatch } from "../support/overwatch.js";
import { bring, makePlace, namesOf } from "./bring.js";
import { compareWithExpected } from "./compare.js";
import { readExpected } from "./expected.js";

const scenarios = ["clean", "anomalies", "reset", "dst", "hltlocation", "lzma", "malformed"];

/** Everything of a report that must not depend on how its files came. */
async function reportsOf(dataFolder: string, runs: readonly string[]): Promise<Record<string, unknown>> {
  const reports: Record<string, unknown> = {};
  for (const path of runs) {
    const { madeBy: _, ...report } = JSON.parse(await readFile(join(dataFolder, path, "report.json"), "utf8"));
    reports[path] = report;
  }
  return reports;
}

describe.each(scenarios)("%s", (scenario) => {
  const expected = readExpected(scenario);
  const paths = Object.entries(expected.runs).flatMap(([run, { subsystems }]) =>
    Object.keys(subsystems).map((subsystem) => join(run, subsystem)),
  );
  let atOnce: Record<string, unknown>;

  it("all files at once is what real ROOT makes of it", async () => {
    const place = await makePlace(expected);
    try {
      await mkdir(place.dataFolder);
      await bring(scenario, await namesOf(scenario), place.dataFolder);
      await overwatch(["process", "--data", place.dataFolder, "--config", place.config]);
      await compareWithExpected(place.dataFolder, expected);
      atOnce = await reportsOf(place.dataFolder, paths);
    } finally {
      await place.remove();
    }
  }, 120_000);

  it("file by file is the same", async () => {
    const place = await makePlace(expected);
    try {
      await mkdir(place.dataFolder);
      for (const name of await namesOf(scenario)) {
        await bring(scenario, [name], place.dataFolder);
        await overwatch(["process", "--data", place.dataFolder, "--config", place.config]);
      }
      await compareWithExpected(place.dataFolder, expected);
      expect(await reportsOf(place.dataFolder, paths)).toEqual(atOnce);
    } finally {
      await place.remove();
    }
  }, 300_000);
});
