import { readFileSync } from "node:fs";
import { checkDetector, flat, fromFunction, h1, runDetector } from "@overwatch/detectors-sdk/testing";
import { describe, expect, it } from "vitest";
import plugin from "./index.js";

describe("HLT", () => {
  it("shows everything in one group, in order of names, with titles", async () => {
    const bench = await runDetector(plugin, { files: [{ hists: [h1("fHistB", [1]), h1("fHistA", [1])] }] });
    expect(bench.failures).toEqual([]);
    expect([...bench.groups]).toEqual([["HLT Histograms", ["fHistA", "fHistB"]]]);
    expect(bench.hist("fHistA").canvas.showTitle).toBe(true);
  });

  it("follows 38 histograms by maximum, mean and standard deviation", () => {
    const ids = plugin.hooks.trends?.map(({ id }) => id) ?? [];
    expect(ids).toHaveLength(3 * 38);
    expect(ids).toEqual(expect.arrayContaining(["maxClusterChargeMax", "meanTPCdEdxTotOROCAll", "stdDevTPCTrackPt"]));
    const titles = new Map(plugin.hooks.trends?.map(({ id, title }) => [id, title]));
    expect(titles.get("meanTPCdEdxMaxTPCAll")).toBe("mean: TPC dE/dx v.s. P (qMax, full TPC)");
  });

  it("trends values of its histograms", async () => {
    const hists = [h1("fHistTPCTrackPt", [3, 1], { x: { max: 4 } })];
    const bench = await runDetector(plugin, { files: [{ hists }] });
    // 3 at 1 GeV/c, 1 at 3 GeV/c
    expect(bench.trend("maxTPCTrackPt")[0]?.value).toBe(3);
    expect(bench.trend("meanTPCTrackPt")[0]).toMatchObject({ value: 1.5, error: Math.sqrt(0.75) / 2 });
    expect(bench.trend("stdDevTPCTrackPt")[0]?.value).toBeCloseTo(Math.sqrt(0.75), 12);
  });

  it.each([
    { name: "usual", max: 2, flag: "good" },
    { name: "far too high", max: 20, flag: "bad" },
  ])("judges the mean momentum: $name", async ({ max, flag }) => {
    const hists = [flat("fHistTPCTrackPt", 100, 10, { x: { max } })];
    const bench = await runDetector(plugin, { files: [{ hists }] });
    expect(bench.alarm("track-momentum")[0]?.flag).toBe(flag);
  });

  it("finds a sector of TPC that is dark", async () => {
    const name = "fHistTPCCallClustersRowPhi";
    const hists = [fromFunction(name, [10, 72], (_row, phi) => (phi >= 11 && phi < 15 ? 1 : 20))];
    const bench = await runDetector(plugin, { files: [{ hists }] });
    expect(bench.alarm("dark-sector")).toMatchObject([{ on: name, flag: "bad" }]);
  });

  it("takes limits from the deployment's configuration", async () => {
    const files = [{ hists: [flat("fHistTPCTrackPt", 100, 10, { x: { max: 2 } })] }];
    const monitoring = { alarms: { "track-momentum": { config: { min: 1.1, max: 1.2 } } } };
    const bench = await runDetector(plugin, { files, monitoring });
    expect(bench.alarm("track-momentum")[0]?.flag).toBe("bad");
  });

  it("does not judge a few entries", async () => {
    const bench = await runDetector(plugin, { files: [{ hists: [h1("fHistTPCTrackPt", [0, 0, 9])] }] });
    expect(bench.alarm("track-momentum")[0]?.flag).toBe("null");
  });

  it("WART 53: the original's alarm sets are there by name, and off", async () => {
    const original = plugin.hooks.alarms?.filter(({ id }) => id.startsWith("original-")) ?? [];
    expect(original).toHaveLength(4);
    expect(original.every(({ enabled }) => enabled === false)).toBe(true);
  });
});

it("HLT holds together, and its package.json fits it", () => {
  const { overwatch } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  expect(checkDetector(plugin, overwatch)).toEqual([]);
});
