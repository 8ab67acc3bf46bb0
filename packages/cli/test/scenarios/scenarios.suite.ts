import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { overwatch, overwatchJson } from "../support/overwatch.js";
import { bring, makePlace, namesOf } from "./bring.js";
import { compareWithExpected, type PassJson } from "./compare.js";
import { compareSlices } from "./compare-slices.js";
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

/** In `malformed` a link that points nowhere was stored as a file with the link's text. */
function isLinkInDisguise(file: string): boolean {
  return file === "EMChistos_300081_C_2015_11_24_18_5_10.root";
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
      const args = ["process", "--data", place.dataFolder, "--config", place.config];
      const { exit, quarantined } = await overwatchJson<PassJson>(args);
      const rejected = expected.rejected.map(({ file }) => file).sort();
      expect(quarantined.map(({ file }) => file).filter((file) => !isLinkInDisguise(file))).toEqual(rejected);
      expect(exit).toBe(rejected.length > 0 ? 1 : 0);
      await compareWithExpected(place.dataFolder, expected);
      expect(await compareSlices(place.dataFolder, place.config, expected)).toBeGreaterThan(0);
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
