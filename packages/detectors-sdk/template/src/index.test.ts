import {
  checkDetector,
  flat,
  h1,
  recordRun,
  runDetector,
  toMatchHist,
  withHotChannels,
} from "@overwatch/detectors-sdk/testing";
import { describe, expect, it } from "vitest";
import packageJson from "../package.json" with { type: "json" };
import plugin from "./index.js";

expect.extend({ toMatchHist });

describe("XYZ", () => {
  it("shows hits per event, and everything else as it is", async () => {
    const bench = await runDetector(plugin, {
      files: [{ hists: [h1("hits", [20, 40]), h1("clock", [7])], nEvents: 20 }],
    });
    expect(bench.failures).toEqual([]);
    expect([...bench.groups]).toEqual([
      ["Hits", ["hits"]],
      ["Everything else", ["clock"]],
    ]);
    expect(bench.hist("hits", "h1").hist).toMatchHist({ ...h1("hits", [1, 2]), entries: 60 });
    expect(bench.hist("hits").canvas.y.title).toBe("entries / events");
  });

  it("shows counts on request", async () => {
    const files = [{ hists: [h1("hits", [20, 40])], nEvents: 20 }];
    const bench = await runDetector(plugin, { files, options: { perEvent: false } });
    expect(bench.hist("hits", "h1").hist).toMatchHist(h1("hits", [20, 40]));
  });

  it("follows the mean strip from file to file", async () => {
    const files = [{ hists: [h1("hits", [2, 0])] }, { hists: [h1("hits", [2, 2])] }];
    const bench = await runDetector(plugin, { files });
    expect(bench.trend("mean-hits").map(({ value }) => value)).toEqual([0.5, 1]);
  });

  it.each([
    { name: "a good run", hist: flat("hits", 100, 50), flag: "good" },
    { name: "a hot strip", hist: withHotChannels(flat("hits", 100, 50), { 17: 5000 }), flag: "bad" },
    { name: "too few entries", hist: withHotChannels(flat("hits", 100, 1), { 17: 50 }), flag: "null" },
  ])("judges $name as $flag", async ({ hist, flag }) => {
    const bench = await runDetector(plugin, { files: [{ hists: [hist], nEvents: 100 }] });
    expect(bench.alarm("hot-strips")).toMatchObject([{ on: "hits", flag }]);
  });

  // Each change of what the plug-in makes shows in this file. `npx vitest run -u` accepts it.
  it("makes of a run what testdata/golden.txt says", async () => {
    const hits = withHotChannels(flat("hits", 100, 50), { 17: 5000 });
    const bench = await runDetector(plugin, { files: [{ hists: [hits], nEvents: 100 }] });
    await expect(recordRun(bench)).toMatchFileSnapshot("../testdata/golden.txt");
  });

  it("holds together, and its package.json fits it", () => {
    expect(checkDetector(plugin, packageJson.overwatch)).toEqual([]);
  });
});
