import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SliceReport } from "@overwatch/core";
import { decodeReport } from "@overwatch/core/store";
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
      const report = decodeReport(text);
      expect(report.failures).toEqual([]);
      expect(report.windows).toMatchObject([
        { window: { minutes }, segments, trends: [] },
        { window: "interval", trends: ["rate"], hists: [] },
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
      // A stack has one window for each of its members.
      const ofSlice = sliced.hists.filter((hist) => hist.name.startsWith("EMCTRQA_hist") && hist.class !== "THStack");
      const whole = ofSlice.filter(({ name }) => !name.includes(" last "));
      expect(whole.length).toBeGreaterThan(50);
      const windowOf = (name: string) => report.hists.find((hist) => hist.name === `${name} last ${minutes} minutes`);
      for (const hist of whole)
        expect([hist.name, numbersOf(windowOf(hist.name))]).toEqual([hist.name, numbersOf(hist)]);

      expect(await overwatchJson(["rebuild", "--verify", ...at])).toMatchObject({ exit: 0, differences: [] });
    } finally {
      await place.remove();
    }
  }, 300_000);
});

function numbersOf(hist: SliceReport["hists"][number] | undefined) {
  return (
    hist && { class: hist.class, entries: hist.entries, integral: hist.integral, mean: hist.mean, stdDev: hist.stdDev }
  );
}
