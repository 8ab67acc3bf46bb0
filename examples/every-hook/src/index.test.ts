import {
  checkDetector,
  flat,
  fromFunction,
  h1,
  h2,
  runDetector,
  withHotChannels,
} from "@overwatch/detectors-sdk/testing";
import { describe, expect, it } from "vitest";
import packageJson from "../package.json" with { type: "json" };
import plugin from "./index.js";

const hists = [
  withHotChannels(flat("hits/all", 100, 50), { 17: 5000 }),
  h1("hits/found", [9, 4]),
  h1("hits/expected", [10, 8]),
  fromFunction("tracks/clusters_eta_pT", [160, 4, 3], (x) => (x < 70 ? 100 : 1), { y: { min: -2, max: 2 } }),
  h1("charge_inner", [5, 1]),
  h1("charge_outer", [6, 2]),
  h2("map", [[1, 2]]),
  h1("hits_SM0", [1]),
  h1("hits_SM1", [1]),
  h1("daq/triggers", [999, 100]),
];

describe("every hook does what docs/hooks.md says", async () => {
  const files = [{ hists }];
  const bench = await runDetector(plugin, { files });

  it("fails nowhere, and every rule finds something", () => {
    expect(bench.failures).toEqual([]);
    expect(checkDetector(plugin, packageJson.overwatch, [bench])).toEqual([]);
  });

  it("derives", () => {
    expect([...bench.hist("efficiency", "h1").hist.contents].slice(1, 3)).toEqual([0.9, 0.5]);
    expect(bench.hist("pT", "h1").hist.contents.at(1)).toBe(90 * 2);
    expect(bench.hist("pT").prettyName).toBe("Momentum of good tracks");
  });

  it("cuts out the last minutes, and follows them", async () => {
    const counting = (minute: number, hits: number, triggers: number) => ({
      hists: [flat("hits/all", 100, hits), h1("daq/triggers", [0, triggers])],
      time: 1_700_000_000 + 60 * minute,
    });
    const { hist, trend } = await runDetector(plugin, {
      files: [counting(0, 10, 10), counting(10, 30, 20), counting(20, 90, 40)],
    });
    expect(hist("hits/all last 10 minutes").prettyName).toBe("all, last 10 minutes");
    expect(hist("hits/all last 10 minutes", "h1").hist.contents.at(1)).toBe((90 - 30) / (40 - 20));
    expect(trend("rate").map(({ value }) => value)).toEqual([100, 200, 300]);
    expect(trend("mean-now")).toHaveLength(3);
  });

  it("stacks", () => {
    expect(bench.hist("charge_inner", "stack").hist.members.map(({ name }) => name)).toEqual([
      "charge_inner",
      "charge_outer",
    ]);
  });

  it("sets options and sorts into groups", () => {
    expect(bench.hist("hits/all").prettyName).toBe("all");
    expect(bench.hist("map").canvas).toMatchObject({ drawOptions: "colz", z: { log: true } });
    expect([...bench.groups]).toEqual([
      ["Modules", ["hits_SM0", "hits_SM1"]],
      ["Hits", ["hits/all", "hits/all last 10 minutes", "hits/expected", "hits/found"]],
      ["Tracks", ["pT", "tracks/clusters_eta_pT"]],
      ["Everything else", ["charge_inner", "daq/triggers", "efficiency", "map"]],
    ]);
  });

  it("processes in order, by options and settings", async () => {
    expect(bench.steps.get("hits/all")).toEqual(["mask", "per-event", "list-channels"]);
    expect(bench.hist("hits/all").information).toEqual({ "Hot strips": Array.from({ length: 100 }, (_, i) => i) });
    expect(bench.hist("map").canvas.overlays).toHaveLength(2);
    const other = await runDetector(plugin, { files, options: { hotLimit: 0.6 }, settings: { masked: [3] } });
    expect(other.hist("hits/all").information).toEqual({ Masked: [3], "Hot strips": [17] });
  });

  it("follows and judges", () => {
    expect(bench.trend("top-strip")[0]?.value).toBe(50);
    expect(bench.trend("spread")[0]?.value).toBeCloseTo(0.08 * 26.13, 3);
    expect(bench.alarm("off-centre")).toMatchObject([
      { on: "mean-strip", flag: "bad" },
      { on: "mean-now", flag: "bad" },
    ]);
    expect(bench.alarm("hot").find(({ on }) => on === "hits/all")).toMatchObject({ evidence: { channels: [18] } });
    expect(bench.alarm("ends")).toMatchObject([{ flag: "good" }]);
    expect(bench.alarm("shape")).toMatchObject([{ flag: "null", message: "there is no reference" }]);
  });

  it("lets the configuration use by name what it provides", async () => {
    const monitoring = {
      trends: { width: { trender: "strip spread", hist: "hits/found", title: "Width" } },
      alarms: { whole: { alarm: "full range", on: { hists: "hits/found" } } },
    };
    const configured = await runDetector(plugin, { files, monitoring });
    expect(configured.trends.map(({ id }) => id)).toContain("width");
    expect(configured.alarm("whole")).toMatchObject([{ flag: "good" }]);
  });
});
