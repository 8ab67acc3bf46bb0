import { readFileSync } from "node:fs";
import { checkDetector, h1, h2, runDetector } from "@overwatch/detectors-sdk/testing";
import { describe, expect, it } from "vitest";
import plugin from "./index.js";

describe("EMC, groups", () => {
  it.each([
    ["EMCTRQA_histFEEvsTRU_SM3", "FEE vs TRU"],
    ["EMCTRQA_histFEEvsSTU_SM3", "FEE vs STU"],
    ["EMCTRQA_histFastORL0_SM3", "FastOR L0 (hits with ADC > 0)"],
    ["EMCTRQA_histFastORL0Amp_SM3", "FastOR L0 Amp (hits weighted with ADC value)"],
    ["EMCTRQA_histFastORL0LargeAmp_SM3", "FastOR L0 Large Amp (hits above 400 ADC)"],
    ["EMCTRQA_histFastORL1_SM3", "FastOR L1 (hits with ADC > 0)"],
    ["EMCTRQA_histFastORL1Amp_SM3", "FastOR L1 Amp (hits weighted with ADC value)"],
    ["EMCTRQA_histFastORL1LargeAmp_SM3", "FastOR L1 Large Amp (hits above 400 ADC)"],
    ["hClusterM02", "EMCal cluster level"],
    ["hIDvsAmpHG", "EMCal cell level"],
    ["EMCTRQA_histEMCalMedianVsDCalMedianEMCREBKG", "EMCal vs DCal Median"],
    ["EMCTRQA_histAmpEdgePosEMCGALOnline", "Gamma Trigger Low"],
    ["EMCTRQA_histAmpEdgePosEMCGAHOffline", "Gamma Trigger High"],
    ["EMCTRQA_histAmpEdgePosEMCJELOnline", "Jet Trigger Low"],
    ["EMCTRQA_histDCalMaxPatchAmpEMCJEHOnline", "Jet Trigger High"],
    ["EMCTRQA_histAmpEdgePosEMCL0Online", "L0"],
    ["EMCTRQA_histDCalMedianVsDCalMaxEMCREBKGOffline", "Background"],
    ["EMCTRQA_histFastORL0Time", "FastOR"],
    ["EMCTRQA_histEvents", "Other EMC"],
    ["fHistCentrality", "Non EMC"],
  ])("%s is in %s", async (name, group) => {
    const bench = await runDetector(plugin, { files: [{ hists: [h1(name, [1])] }] });
    expect(bench.hist(name).group).toBe(group);
  });

  it("WART 32: of borrowed files only what is EMC's is shown", async () => {
    const hists = [h1("fHistClusterChargeMax", [1]), h1("fHistTPCAallClustersRowPhi", [1]), h1("hClusterCells", [1])];
    const bench = await runDetector(plugin, { files: [{ hists }], fileLocationSubsystem: "HLT" });
    expect([...bench.groups]).toEqual([["EMCal cluster level", ["hClusterCells"]]]);
  });

  it("lays supermodules out as they are in the detector", () => {
    const grids = plugin.hooks.histogramGroups?.filter(({ layout }) => layout === "grid") ?? [];
    expect(grids).toHaveLength(8);
    expect(grids[0]?.sort?.(["a_SM0", "a_SM1", "a_SM10", "a_SM11"])).toEqual(["a_SM10", "a_SM11", "a_SM0", "a_SM1"]);
  });

  it("has a help text for every group", () => {
    expect(plugin.hooks.histogramGroups?.filter(({ help }) => help === undefined)).toEqual([]);
  });
});

describe("EMC, options of histograms", () => {
  it.each([
    { name: "EMCTRQA_histEvents", prettyName: "Events", canvas: { showStats: false, showTitle: false } },
    { name: "hClusterEneDCAL", prettyName: "EneDCAL", canvas: {} },
    {
      name: "hClusterCells",
      prettyName: "Number of cells/cluster",
      canvas: { x: { title: "Number of cells/cluster" }, y: { title: "Number", log: true } },
    },
    {
      name: "hClusterEneEMCAL",
      prettyName: "Cluster E",
      canvas: { x: { title: "Cluster Energy (GeV)" }, y: { title: "dN_{cluster}/dE", log: true } },
    },
    {
      name: "hClusterInvariantMass",
      prettyName: "Cluster Invariant Mass",
      canvas: { x: { title: "M_{#gamma#gamma} (GeV/#it{c}^{2})" }, y: { title: "Counts/1 MeV" } },
    },
    {
      name: "hClusterM20",
      prettyName: "Cluster M20",
      canvas: { x: { title: "M_{20}" }, y: { title: "dN/dM_{20}", log: true } },
    },
  ])("$name", async ({ name, prettyName, canvas }) => {
    const bench = await runDetector(plugin, { files: [{ hists: [h1(name, [1])] }] });
    expect(bench.hist(name)).toMatchObject({ prettyName, canvas });
  });

  it.each([
    {
      name: "EMCTRQA_histFEEvsTRU_SM3",
      prettyName: "FEEvsTRU_SM3",
      canvas: { drawOptions: "colz", z: { log: true }, x: { range: [0, 250] }, y: { range: [0, 20] } },
    },
    {
      name: "hClusterEneCells",
      prettyName: "Cluster E vs # of cells/cluster",
      canvas: {
        x: { title: "Cluster Energy (GeV)", log: true },
        y: { title: "dN_{cells/cluster}/dE" },
        z: { log: true },
      },
    },
    {
      name: "hClusterEneVsTime",
      prettyName: "Cluster E vs Time",
      canvas: { x: { title: "Cluster Energy (GeV)" }, y: { title: "Cluster time (ns)" } },
    },
    { name: "hClusterEtaVsPhi", prettyName: "Cluster Eta vs Phi", canvas: {} },
    {
      name: "hClusterNumVsV0",
      prettyName: "Number of Clusters vs V0 amplitude",
      canvas: {
        x: { title: "Number of clusters", range: [0, 1000] },
        y: { title: "V0 amplitude", range: [0, 500] },
        z: { log: true },
      },
    },
    {
      name: "hIDvsAmpHG",
      prettyName: "Cell ID vs Amplitude - HG",
      canvas: { x: { title: "Cell amplitude", log: true }, y: { title: "Cell ID" }, z: { log: true } },
    },
    {
      name: "hIDvsTimeLG",
      prettyName: "Cell ID vs Time - LG",
      canvas: { x: { title: "Cell time (ns)" }, y: { title: "Cell ID" }, drawOptions: "colz" },
    },
  ])("$name", async ({ name, prettyName, canvas }) => {
    const bench = await runDetector(plugin, { files: [{ hists: [h2(name, [[1]])] }] });
    expect(bench.hist(name)).toMatchObject({ prettyName, canvas });
  });
});

describe("EMC, trends", () => {
  it("follows 30 histograms by maximum, mean and standard deviation", () => {
    const ids = plugin.hooks.trends?.map(({ id }) => id) ?? [];
    expect(ids).toHaveLength(3 * 30);
    expect(ids).toEqual(expect.arrayContaining(["maxEvents", "meanAmpEdgePosEMCJEHRecalc", "stdDevFastORL1LargeAmp"]));
  });

  it("WART 105: trends see scaled values only", async () => {
    const hists = [h1("EMCTRQA_histFastORL0", [20, 40]), h1("EMCTRQA_histEvents", [10])];
    const bench = await runDetector(plugin, { files: [{ hists }] });
    expect(bench.trend("maxFastORL0").map(({ value }) => value)).toEqual([4]);
    expect(bench.trend("maxEvents").map(({ value }) => value)).toEqual([10]);
  });

  it("has default alarms, and the original's by name and off", () => {
    const alarms = plugin.hooks.alarms ?? [];
    expect(alarms.filter(({ enabled }) => enabled !== false).map(({ id }) => id)).toEqual([
      "hot-fastor",
      "hot-fastor-large",
      "dead-unit",
      "median-balance",
      "patch-amplitude",
      "fastor-balance",
      "counts-fell",
    ]);
    expect(alarms.filter(({ enabled }) => enabled === false)).toHaveLength(4);
  });
});

it("EMC holds together, and its package.json fits it", () => {
  const { overwatch } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  expect(checkDetector(plugin, overwatch)).toEqual([]);
});
