import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SliceReport, SubsystemReport } from "@overwatch/core";
import { describe, expect, it } from "vitest";
import { overwatch, overwatchJson } from "../support/overwatch.js";
import { bring, makePlace, namesOf } from "./bring.js";
import { readExpected } from "./expected.js";

/** A window of the newest file is a slice that ends with it, but for what a slice of sums holds of its first file. */
interface Case {
  readonly name: string;
  readonly scenario: string;
  readonly run: number;
  readonly minutes: number;
  readonly slice: { readonly from: number; readonly to: number };
  readonly segments: number;
}
const cases: readonly Case[] = [
  { name: "cumulative", scenario: "clean", run: 300005, minutes: 2, slice: { from: 3, to: 5 }, segments: 1 },
  { name: "with a fall", scenario: "anomalies", run: 300016, minutes: 3, slice: { from: 2, to: 5 }, segments: 2 },
  { name: "reset", scenario: "reset", run: 300025, minutes: 2, slice: { from: 4, to: 5 }, segments: 1 },
];

describe.each(cases)("windows, $name", ({ scenario, run, minutes, slice, segments }) => {
  const expected = readExpected(scenario);
  const windows = [{ hists: "EMCTRQA_hist*", minutes }];
  const trends = {
    rate: { trender: "integral", hist: "EMCTRQA_histFastORL0", window: "interval" },
    now: { trender: "integral", hist: `EMCTRQA_histFastORL0 last ${minutes} minutes` },
  };

  it("is what a slice of the same files is, also in portions, and after rebuilding", async () => {
    const place = await makePlace(expected);
    try {
      await mkdir(place.dataFolder);
      const config = { ...JSON.parse(await readFile(place.config, "utf8")), detectors: { EMC: { windows, trends } } };
      await writeFile(place.config, JSON.stringify(config));
      const at = ["--data", place.dataFolder, "--config", place.config];
      const names = (await namesOf(scenario)).filter((name) => name.startsWith(`EMChistos_${run}`));
      for (const portion of [names.slice(0, 2), names.slice(2)]) {
        await bring(scenario, portion, place.dataFolder);
        await overwatch(["process", ...at]);
      }
      const text = await readFile(join(place.dataFolder, `Run${run}`, "EMC", "report.json"), "utf8");
      const report = JSON.parse(text) as SubsystemReport;
      expect(report.failures).toEqual([]);
      expect(report.windows).toMatchObject([
        { window: "interval", trends: ["rate"] },
        { segments, trends: ["now"] },
      ]);
      expect(report.trends.filter(({ id }) => id in trends).map(({ points }) => points.length)).toEqual(
        Object.keys(trends).map(() => report.files.length),
      );

      const [from, to] = [String(slice.from), String(slice.to)];
      const sliced = await overwatchJson<Pick<SliceReport, "hists">>([
        "slice",
        `${run}`,
        "EMC",
        "--from",
        from,
        "--to",
        to,
        ...at,
      ]);
      const ofWindow = numbersOf(report.hists, ` last ${minutes} minutes`);
      expect(ofWindow.size).toBeGreaterThan(10);
      expect(ofWindow).toEqual(numbersOf(sliced.hists, ""));

      expect(await overwatchJson(["rebuild", "--verify", ...at])).toMatchObject({ exit: 0, differences: [] });
    } finally {
      await place.remove();
    }
  }, 300_000);
});

/** By name without the end, of histograms that have it; windows are no windows of windows. */
function numbersOf(hists: SliceReport["hists"], end: string) {
  const numbers = new Map<string, unknown>();
  for (const { name, entries, integral, mean, stdDev } of hists) {
    if (!name.endsWith(end) || (end === "" && name.includes(" last "))) continue;
    numbers.set(name.slice(0, name.length - end.length), { entries, integral, mean, stdDev });
  }
  return numbers;
}
