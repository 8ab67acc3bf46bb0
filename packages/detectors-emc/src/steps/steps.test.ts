import {
  flat,
  fromFunction,
  h1,
  h2,
  runDetector,
  toMatchHist,
  withHotChannels,
} from "@overwatch/detectors-sdk/testing";
import { describe, expect, it } from "vitest";
import plugin from "../index.js";

expect.extend({ toMatchHist });

const nEvents = 1000;

describe("scaling by events", () => {
  it.each([
    { name: "a supermodule", hist: h2("EMCTRQA_histFastORL0_SM3", [[500]]) },
    { name: "positions of patches", hist: h2("EMCTRQA_histAmpEdgePosEMCGAHOffline", [[500]]) },
    { name: "FastOR hits", hist: h1("EMCTRQA_histFastORL0", [500]) },
    { name: "FastOR amplitudes", hist: h2("EMCTRQA_histFastORL1Amp", [[500]]) },
    { name: "WART 37: a patch spectrum without partner", hist: h1("EMCTRQA_histEMCalPatchAmpEMCGAHOnline", [500]) },
  ])("divides $name by the number of events, if asked for", async ({ hist }) => {
    const files = [{ hists: [hist], nEvents }];
    const scaled = await runDetector(plugin, { files });
    const unscaled = await runDetector(plugin, { files, options: { scaleHists: false } });
    expect(scaled.failures).toEqual([]);
    expect(Math.max(...contentsOf(scaled.hist(hist.name, "binned").hist))).toBeCloseTo(0.5, 12);
    expect(Math.max(...contentsOf(unscaled.hist(hist.name, "binned").hist))).toBe(500);
  });

  it.each([
    "EMCTRQA_histEvents",
    "hClusterCells",
    "EMCTRQA_histEMCalPatchAmpSubtractedEMCGAH",
    "EMCTRQA_histEMCalMaxPatchAmpEMCREGAOffline",
    "EMCTRQA_histEMCalPatchEnergyEMCGAHOnline",
  ])("leaves %s as it is", async (name) => {
    const bench = await runDetector(plugin, { files: [{ hists: [h1(name, [500])], nEvents }] });
    expect(bench.hist(name, "h1").hist).toMatchHist(h1(name, [500]));
  });

  it("WART 20: no events, no division", async () => {
    const hists = [h1("EMCTRQA_histFastORL0", [500]), h1("EMCTRQA_histEvents", [0])];
    const bench = await runDetector(plugin, { files: [{ hists }] });
    expect(bench.failures).toEqual([]);
    expect(bench.hist("EMCTRQA_histFastORL0", "h1").hist.contents.at(1)).toBe(500);
    expect(bench.hist("EMCTRQA_histFastORL0").canvas.y.title).toBe("entries");
  });

  it("WART 19: each file is divided by its own number of events", async () => {
    const file = (content: number, events: number) => ({
      hists: [h1("EMCTRQA_histFastORL0", [content]), h1("EMCTRQA_histEvents", [events])],
    });
    const bench = await runDetector(plugin, { files: [file(10, 10), file(40, 20)] });
    expect(bench.trend("maxFastORL0").map(({ value }) => value)).toEqual([1, 2]);
  });

  it.each([
    { scaleHists: true, title: "entries / events" },
    { scaleHists: false, title: "entries" },
  ])("WART 36: the title of the map follows scaleHists = $scaleHists", async ({ scaleHists, title }) => {
    const hists = [h2("EMCTRQA_histFastORL0Amp", [[1]]), h2("EMCTRQA_histMaxEdgePosEMCL0Online", [[1]])];
    const bench = await runDetector(plugin, { files: [{ hists, nEvents }], options: { scaleHists } });
    for (const { name } of hists) expect(bench.hist(name).canvas.z.title).toBe(title);
  });
});

describe("hot channels", () => {
  const hot = withHotChannels(flat("EMCTRQA_histFastORL0", 5000, 3), { 1713: 60, 4990: 11, 7: 10 });

  it("lists channels above the built-in threshold, strictly", async () => {
    const bench = await runDetector(plugin, { files: [{ hists: [hot], nEvents }] });
    expect(bench.hist(hot.name).information).toEqual({ Threshold: 0.01, "Fast OR Hot Channels ID": [1713, 4990] });
    expect(bench.hist(hot.name).canvas.style).toEqual({ marker: 20, markerSize: 0.8, color: 601 });
  });

  it("takes the threshold of the option in thousandths", async () => {
    const files = [{ hists: [hot], nEvents }];
    const bench = await runDetector(plugin, { files, options: { hotChannelThreshold: 50 } });
    expect(bench.hist(hot.name).information).toEqual({ Threshold: 0.05, "Fast OR Hot Channels ID": [1713] });
  });

  it.each([
    ["EMCTRQA_histFastORL1", 1e-2],
    ["EMCTRQA_histFastORL1Amp", 10_000],
    ["EMCTRQA_histFastORL1LargeAmp", 1e-7],
  ])("threshold of %s is %d", async (name, threshold) => {
    const bench = await runDetector(plugin, { files: [{ hists: [h1(name, [0])], nEvents }] });
    expect(bench.hist(name).information["Threshold"]).toBe(threshold);
  });

  it("raises the alarm for channels that are clearly hot, with the list as evidence", async () => {
    const bench = await runDetector(plugin, { files: [{ hists: [hot], nEvents }] });
    expect(bench.alarm("hot-fastor")[0]).toMatchObject({
      on: hot.name,
      flag: "bad",
      evidence: { channels: [1713], "entries per event": [0.06], threshold: 0.01 },
    });
    expect(bench.alarm("hot-fastor")[0]?.draw?.overlays).toHaveLength(1);
  });

  it("takes limits from the deployment's configuration", async () => {
    const alarms = { "hot-fastor": { config: { threshold: 0.1 } }, "original-max": { enabled: true } };
    const bench = await runDetector(plugin, { files: [{ hists: [hot], nEvents }], monitoring: { alarms } });
    expect(bench.failures).toEqual([]);
    expect(bench.alarm("hot-fastor")[0]?.flag).toBe("good");
    expect(bench.alarm("original-max").find(({ on }) => on === "maxFastORL0")?.flag).toBe("good");
  });

  it.each([
    { name: "no hot channel", hist: flat("EMCTRQA_histFastORL0", 5000, 3), events: nEvents, flag: "good" },
    {
      name: "few events",
      hist: withHotChannels(flat("EMCTRQA_histFastORL0", 9, 1), { 3: 5 }),
      events: 300,
      flag: "good",
    },
    { name: "no events", hist: hot, events: 0, flag: "null" },
  ])("stays silent: $name", async ({ hist, events, flag }) => {
    const bench = await runDetector(plugin, { files: [{ hists: [hist], nEvents: events }] });
    expect(bench.alarm("hot-fastor")[0]?.flag).toBe(flag);
  });
});

describe("patch spectra", () => {
  const emcal = h1("EMCTRQA_histEMCalPatchAmpEMCGAHOnline", [500, 40, 3], { x: { max: 2000 } });
  const dcal = h1("EMCTRQA_histDCalPatchAmpEMCGAHOnline", [800, 60, 4], { x: { max: 2000 } });

  it("WART 34 and 35: EMCal and DCal become one stack, and neither is shown twice", async () => {
    const bench = await runDetector(plugin, { files: [{ hists: [dcal, emcal], nEvents }] });
    expect([...bench.groups]).toEqual([["Gamma Trigger High", [emcal.name]]]);
    const stack = bench.hist(emcal.name, "stack");
    expect(stack.hist.members.map(({ name }) => name)).toEqual([emcal.name, dcal.name]);
    expect(stack.hist.members.map(({ contents }) => contents.at(1))).toEqual([0.5, 0.8]);
    expect(stack.canvas.members.map(({ label }) => label)).toEqual(["EMCal", "DCal"]);
    expect(stack.canvas).toMatchObject({
      x: { grid: true },
      y: { grid: true, log: true, title: "entries / events" },
      legend: { from: [0.6, 0.9], to: [0.9, 0.7] },
    });
  });

  it("WART 33: stacks get options without having a class", async () => {
    const bench = await runDetector(plugin, { files: [{ hists: [dcal, emcal], nEvents }] });
    expect(bench.failures).toEqual([]);
    expect(bench.hist(emcal.name)).toMatchObject({
      prettyName: "EMCalPatchAmpEMCGAHOnline",
      canvas: { showStats: false },
    });
  });

  it("WART 38: one energy axis above the highest bin", async () => {
    const bench = await runDetector(plugin, { files: [{ hists: [dcal, emcal], nEvents }] });
    expect(bench.hist(emcal.name).canvas.overlays).toEqual([
      {
        type: "axis",
        from: [0, 1.6],
        to: [2000, 1.6],
        labels: [0, expect.closeTo(157.48, 10)],
        divisions: 510,
        side: "above",
        title: "Energy (GeV)",
      },
    ]);
  });

  it("WART 30 and 31: grid and title of one histogram say nothing about the next", async () => {
    const patch = h1("EMCTRQA_histEMCalPatchEnergyEMCGAHOnline", [1]);
    const hists = [patch, h2("EMCTRQA_histFEEvsTRU_SM3", [[1]]), h1("EMCTRQA_histZ", [1])];
    const bench = await runDetector(plugin, { files: [{ hists, nEvents }] });
    expect(bench.hist(patch.name).canvas).toMatchObject({ x: { grid: true }, showTitle: false });
    expect(bench.hist("EMCTRQA_histFEEvsTRU_SM3").canvas.showTitle).toBe(true);
    expect(bench.hist("EMCTRQA_histZ").canvas).toMatchObject({ x: {}, y: {}, showTitle: false, title: "" });
    expect(bench.hist("EMCTRQA_histZ").canvas.x).not.toHaveProperty("grid");
  });

  it.each([
    ["EMCTRQA_histEMCalPatchEnergyEMCGAHOnline", ["patch-view"]],
    ["EMCTRQA_histEMCalPatchAmpSubtractedEMCGAH", ["patch-view", "energy-axis"]],
    ["EMCTRQA_histDCalMaxPatchAmpEMCJEHOnline", ["patch-single", "patch-view", "energy-axis"]],
    ["EMCTRQA_histEMCalMaxPatchAmpEMCREGAOffline", ["patch-view", "energy-axis"]],
  ])("steps of %s", async (name, steps) => {
    const bench = await runDetector(plugin, { files: [{ hists: [h1(name, [1])], nEvents }] });
    expect(bench.steps.get(name)).toEqual(steps);
  });
});

describe("maps", () => {
  it("draws the borders of the trigger units on maps only", async () => {
    const hists = [
      fromFunction("EMCTRQA_histFastORL0Amp", [48, 104], () => 1),
      h1("EMCTRQA_histAmpEdgePosEMCGAHOnline", [1]),
    ];
    const bench = await runDetector(plugin, { files: [{ hists, nEvents }] });
    const lines = bench.hist("EMCTRQA_histFastORL0Amp").canvas.overlays;
    // 10 of the full EMCal, 2 + 2 of the thirds, 8 of DCal
    expect(lines).toHaveLength(22);
    expect(lines).toContainEqual({ type: "line", from: [32, 76], to: [48, 76] });
    expect(lines).not.toContainEqual({ type: "line", from: [24, 64], to: [24, 100] });
    expect(bench.hist("EMCTRQA_histAmpEdgePosEMCGAHOnline").canvas.overlays).toEqual([]);
  });

  it.each([
    { name: "EMCTRQA_histFEEvsTRU_SM3", title: "SM 3", showTitle: true },
    { name: "EMCTRQA_histFEEvsTRU_SM17", title: "SM 17", showTitle: true },
    { name: "EMCTRQA_histFEEvsTRU_SM_all", title: "", showTitle: false },
  ])("labels $name with `$title`", async ({ name, title, showTitle }) => {
    const bench = await runDetector(plugin, { files: [{ hists: [h2(name, [[1]])], nEvents }] });
    expect(bench.hist(name).canvas).toMatchObject({ title, showTitle });
  });
});

function contentsOf({ contents }: { readonly contents: Iterable<number> }): readonly number[] {
  return [...contents];
}
