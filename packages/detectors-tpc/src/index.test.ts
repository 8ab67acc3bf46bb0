import { readFileSync } from "node:fs";
import { checkDetector, fromFunction, h1, runDetector, toMatchHist } from "@overwatch/detectors-sdk/testing";
import { describe, expect, it } from "vitest";
import { tracksOf } from "./additional/tracks.js";
import plugin from "./index.js";

expect.extend({ toMatchHist });

const eta = { min: -1.5, max: 1.5 };
const phiBins = 4;

/** Distance (2 bins) by eta (30 bins) by phi: content 1 on side C, 10 on side A. */
function distance(axes: string) {
  return fromFunction(tracksOf("pos", axes), [2, 30, phiBins], (_x, y) => (y < 15 ? 1 : 10), { y: eta });
}

/** Quantity by eta by pT as in the files of TPC: 160 x 30 x 50 bins, pT from 0.01 to 20. */
function momentum(name: string, content: (x: number, y: number, z: number) => number) {
  return fromFunction(name, [160, 30, 50], content, { y: eta, z: { min: 0.01, max: 20 } });
}

describe("TPC, projections", () => {
  it("WART 39: side A is eta > 0 and side C is eta < 0, and they are not the same", async () => {
    const bench = await runDetector(plugin, { files: [{ hists: [distance("3_5_6")] }] });
    expect(bench.failures).toEqual([]);
    const sideA = bench.hist("DCAr_vs_Phi_postracks_aSide", "h2").hist;
    const sideC = bench.hist("DCAr_vs_Phi_postracks_cSide", "h2").hist;
    expect(sideA).toMatchHist(fromFunction("", [phiBins, 2], () => 150));
    expect(sideC).toMatchHist(fromFunction("", [phiBins, 2], () => 15));
  });

  it("WART 41: DCAr is made of axis 3 and DCAz of axis 4", async () => {
    const bench = await runDetector(plugin, { files: [{ hists: [distance("4_5_6")] }] });
    expect([...bench.groups.keys()]).toEqual(["DCAz vs Phi", "Positive RecVertex"]);
    expect(bench.hist("DCAz_vs_Phi_postracks_aSide")).toMatchObject({
      prettyName: "DCAz vs Phi for positive tracks on A side",
      title: "DCAz_vs_Phi_postracks_aSide",
      canvas: { drawOptions: "colz", showTitle: true, y: { title: "DCAz (cm)" } },
    });
  });

  it("WART 40: eta against phi has the name of its charge", async () => {
    const hists = [
      fromFunction(tracksOf("pos", "2_5_6"), [2, 3, 4], () => 1),
      fromFunction(tracksOf("neg", "2_5_6"), [2, 3, 4], () => 1),
    ];
    const bench = await runDetector(plugin, { files: [{ hists }] });
    expect(bench.hist("Eta_vs_Phi_postracks").prettyName).toBe("Eta vs Phi of positive tracks");
    expect(bench.hist("Eta_vs_Phi_negtracks").prettyName).toBe("Eta vs Phi of negative tracks");
    // eta up, phi to the right
    expect(bench.hist("Eta_vs_Phi_postracks", "h2").hist.axes.map(({ nbins }) => nbins)).toEqual([4, 3]);
  });

  it("momentum and eta are of tracks with more than 70 clusters", async () => {
    const hists = [momentum(tracksOf("neg", "0_5_7"), (x) => (x < 70 ? 100 : 1))];
    const bench = await runDetector(plugin, { files: [{ hists }] });
    const clusters = 90;
    expect(bench.hist("pT_negtracks", "h1").hist.contents.at(50)).toBe(clusters * 30);
    expect(bench.hist("Eta_negtracks", "h1").hist.contents.at(30)).toBe(clusters * 25);
    expect(bench.hist("pT_negtracks")).toMatchObject({
      group: "Pt spectra",
      title: "pT_negtracks (ncl>70)",
      canvas: { y: { title: "dN/dp_{T}", log: true } },
    });
    expect(bench.hist("Eta_negtracks").group).toBe("TPC Cluster Eta");
  });

  it("WART 42: the trends of tracks follow histograms that are made for them", async () => {
    const inside = (y: number, z: number) => y >= 5 && y < 25 && z < 25;
    const hists = [momentum(tracksOf("all", "0_5_7"), (x, y, z) => (inside(y, z) === (x === 139) ? 1 : 0))];
    const bench = await runDetector(plugin, { files: [{ hists }] });
    expect(bench.hist("TPCQA/h_tpc_track_all_recvertex_0_5_7_restrictedPtEta").group).toBe("All RecVertex");
    expect(bench.trend("meanTPCClusterTrending")[0]?.value).toBe(139.5);
  });

  it("WART 104: ranges of eta and momentum count before the projection", async () => {
    const hists = [momentum(tracksOf("all", "2_5_7"), () => 1)];
    const bench = await runDetector(plugin, { files: [{ hists }] });
    const projected = bench.hist("TPCQA/h_tpc_track_all_recvertex_2_5_7_restrictedPtEta", "h1").hist;
    // eta bins 6..25, pT bins 1..25
    expect(projected.contents.at(1)).toBe(20 * 25);
  });
});

describe("TPC, files", () => {
  it("derives nothing of borrowed files and shows only what is TPC's", async () => {
    const hists = [distance("3_5_6"), h1("fHistTPCTrackPt", [1]), h1("EMCTRQA_histEvents", [1])];
    const bench = await runDetector(plugin, { files: [{ hists }], fileLocationSubsystem: "HLT" });
    expect([...bench.groups]).toEqual([
      ["Positive RecVertex", [tracksOf("pos", "3_5_6")]],
      ["Other TPC", ["fHistTPCTrackPt"]],
    ]);
  });

  it.each([
    ["TPCQA/h_tpc_clust_0_1_2", "TPC Cluster"],
    ["TPCQA/h_tpc_constrain_0_5", "TPC Constrain"],
    ["TPCQA/h_tpc_event_recvertex_3", "TPC Event RecVertex"],
    ["TPCQA/h_tpc_match_trackingeff_all_2", "Match Tracking Efficiency"],
    ["TPCQA/h_tpc_track_all_recvertex_5_8", "All RecVertex"],
    ["TPCQA/h_tpc_event_6", "event_6"],
    ["fHistTPCTrackPt", "Other TPC"],
    ["fHistBeamIntensity", "Non TPC"],
  ])("%s is in group %s", async (name, group) => {
    const bench = await runDetector(plugin, { files: [{ hists: [h1(name, [1])] }] });
    expect(bench.hist(name).group).toBe(group);
  });
});

describe("TPC, alarms", () => {
  it.each([
    { name: "in the middle", at: 50, flag: "good" },
    { name: "3 cm away", at: 55, flag: "bad" },
  ])("judges the position of the vertex: $name", async ({ at, flag }) => {
    const contents = Array.from({ length: 100 }, (_, bin) => (bin === at ? 1000 : 0));
    const hists = [h1("TPCQA/h_tpc_event_recvertex_2", contents, { x: { min: -30, max: 30 } })];
    const bench = await runDetector(plugin, { files: [{ hists }] });
    expect(bench.alarm("vertex-z")).toMatchObject([{ on: "meanhistvz", flag }]);
  });

  it.each([
    { name: "usual", bin: 2, flag: "good" },
    { name: "too large", bin: 4, flag: "medium" },
  ])("judges the fit of tracks: $name", async ({ bin, flag }) => {
    const hists = [fromFunction(tracksOf("all", "1_5_7"), [10, 2, 1], (x) => (x === bin ? 500 : 0), { x: { max: 5 } })];
    const bench = await runDetector(plugin, { files: [{ hists }] });
    expect(bench.alarm("fit-quality")[0]?.flag).toBe(flag);
  });
});

it("finds a sector that is dark on one side only", async () => {
  const dark = (y: number, z: number) => y < 15 && z >= 11 && z < 15;
  const hists = [fromFunction(tracksOf("neg", "4_5_6"), [2, 30, 72], (_x, y, z) => (dark(y, z) ? 0 : 2), { y: eta })];
  const bench = await runDetector(plugin, { files: [{ hists }] });
  expect(bench.alarm("dark-sector").map(({ on, flag }) => [on, flag])).toEqual([
    ["DCAz_vs_Phi_negtracks_aSide", "good"],
    ["DCAz_vs_Phi_negtracks_cSide", "bad"],
  ]);
});

it("TPC holds together, and its package.json fits it", () => {
  const { overwatch } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  expect(checkDetector(plugin, overwatch)).toEqual([]);
});
