import { describe, expect, it } from "vitest";
import { deadChannels, defineDetector, meanOf, noisyChannels, scale, withErrors, z } from "../index.js";
import type { Bench } from "../testing/bench/bench.js";
import { runDetector } from "../testing/bench/run-detector.js";
import { flat } from "../testing/builders/flat.js";
import { fromFunction } from "../testing/builders/from-function.js";
import { h1 } from "../testing/builders/h1.js";
import { withHotChannels } from "../testing/builders/with-hot-channels.js";
import { type ChannelComparison, findChannels } from "./find-channels.js";
import { listChannels } from "./list-channels.js";
import { mask, maskChannels } from "./mask-channels.js";

const strips = withHotChannels(flat("hits", 50, 100), { 7: 5000, 20: 1 });
/** A slope with one channel that is hot among its neighbours and less than the largest ones. */
const slope = fromFunction("hits", [40], (x) => (x === 5 ? 2000 : 100 * (x + 1)));
/** 10 columns, 6 rows: channel 23 is column 3 of row 2. */
const map = fromFunction("map", [10, 6], (x, y) => (x === 3 && y === 2 ? 900 : 30));

describe("findChannels", () => {
  const cases: readonly {
    readonly name: string;
    readonly hist: Parameters<typeof findChannels>[0];
    readonly by: ChannelComparison;
    readonly options?: Parameters<typeof findChannels>[2];
    readonly hot: readonly number[];
    readonly dead?: readonly number[];
  }[] = [
    { name: "above a number", hist: strips, by: { by: "threshold", max: 1000 }, hot: [7] },
    { name: "at a number, which is still good", hist: strips, by: { by: "threshold", max: 5000 }, hot: [] },
    { name: "below a number", hist: strips, by: { by: "threshold", min: 50 }, hot: [], dead: [20] },
    { name: "against the median", hist: strips, by: { by: "median", high: 10, low: 0.1 }, hot: [7], dead: [20] },
    { name: "against the median of a slope", hist: slope, by: { by: "median", high: 3 }, hot: [] },
    { name: "against the neighbours on a slope", hist: slope, by: { by: "neighbours", high: 2 }, hot: [5] },
    { name: "against the neighbours on a map", hist: map, by: { by: "neighbours", high: 10 }, hot: [23] },
    {
      name: "without those that are known",
      hist: strips,
      by: { by: "median", high: 10 },
      options: { masked: [7] },
      hot: [],
    },
    { name: "few entries", hist: withHotChannels(flat("h", 50, 1), { 3: 4 }), by: { by: "median", high: 3 }, hot: [] },
    {
      name: "few entries, each taken",
      hist: withHotChannels(flat("h", 50, 1), { 3: 4 }),
      by: { by: "median", high: 3 },
      options: { sigmas: 0 },
      hot: [3],
    },
    {
      name: "after scaling",
      hist: scale(withErrors(strips), 1e-3),
      by: { by: "median", high: 10, low: 0.1 },
      hot: [7],
      dead: [20],
    },
    { name: "an empty histogram", hist: flat("h", 50, 0), by: { by: "median", high: 10, low: 0.1 }, hot: [] },
    { name: "one channel", hist: h1("h", [5]), by: { by: "neighbours", high: 2, low: 0.5 }, hot: [] },
  ];
  it.each(cases)("$name", ({ hist, by, options, hot, dead = [] }) => {
    const found = findChannels(hist, by, options);
    expect(found.hot.map(({ channel }) => channel)).toEqual(hot);
    expect(found.dead.map(({ channel }) => channel)).toEqual(dead);
  });
});

describe("steps on channels", () => {
  const plugin = defineDetector({
    subsystem: "TST",
    title: "Test detector",
    settings: z.object({ masked: z.array(z.int()).default([]).describe("Channels that are known") }),
    processors: [
      mask({ match: "hits", channels: ({ masked }: { masked: readonly number[] }) => masked }),
      listChannels({ match: "hits", label: "Hot strips", find: { by: "threshold", max: 1000 } }),
    ],
    alarms: [
      { id: "noisy", on: { hists: ["hits", "map"] }, use: noisyChannels({ factor: 10 }) },
      { id: "dead", on: { hists: ["hits", "map"] }, use: deadChannels() },
    ],
  });

  it("list channels from 0; alarms name bins, from 1", async () => {
    const bench = await runDetector(plugin, { files: [{ hists: [strips, map] }] });
    expect(bench.failures).toEqual([]);
    expect(bench.hist("hits").information).toEqual({ "Hot strips": [7] });
    expect(ofHist(bench, "noisy", "hits")).toMatchObject({
      flag: "bad",
      evidence: { channels: [8], contents: [5000] },
    });
    expect(ofHist(bench, "noisy", "map")).toMatchObject({ flag: "bad", evidence: { channels: ["4,3"] } });
    expect(ofHist(bench, "dead", "hits")).toMatchObject({ flag: "bad", evidence: { channels: [21] } });
  });

  it("find nothing in masked channels, and say which these are", async () => {
    const bench = await runDetector(plugin, { files: [{ hists: [strips] }], settings: { masked: [7, 20] } });
    expect(ofHist(bench, "noisy", "hits")).toMatchObject({ flag: "good" });
    expect(bench.hist("hits").information).toEqual({ Masked: [7, 20], "Hot strips": [] });
  });
});

describe("maskChannels", () => {
  it("empties the channels, and the mean follows", () => {
    const masked = maskChannels(h1("h", [4, 0, 4, 92]), [3, 99, -1]);
    expect([...masked.contents]).toEqual([0, 4, 0, 4, 0, 0]);
    expect(meanOf(masked)).toBe(1.5);
  });

  it("leaves the histogram alone when there is nothing to mask", () => {
    expect(maskChannels(strips, [])).toBe(strips);
  });
});

/** The verdict on one of the histograms that the alarm judges. */
function ofHist(bench: Pick<Bench, "alarm">, id: string, hist: string) {
  return bench.alarm(id).find(({ on }) => on === hist);
}
