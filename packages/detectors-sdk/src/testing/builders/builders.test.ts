import { describe, expect, it } from "vitest";
import { flat } from "./flat.js";
import { fromFunction } from "./from-function.js";
import { gaussian } from "./gaussian.js";
import { h1 } from "./h1.js";
import { h2 } from "./h2.js";
import { withHotChannels } from "./with-hot-channels.js";

describe("histogram builders", () => {
  it("h1 puts contents between under- and overflow, with ROOT's sums", () => {
    const hist = h1("hits", [5, 0, 3], { x: { min: 0, max: 6, title: "strip" } });
    expect(hist).toMatchObject({ kind: "h1", name: "hits", title: "hits", entries: 8 });
    expect([...hist.contents]).toEqual([0, 5, 0, 3, 0]);
    expect(hist.axes).toEqual([{ name: "xaxis", title: "strip", nbins: 3, min: 0, max: 6 }]);
    // 5 at 1, 3 at 5
    expect([...hist.stats]).toEqual([8, 8, 20, 80]);
  });

  it("h2 takes rows from the lowest y up", () => {
    const hist = h2("map", [
      [1, 0],
      [0, 4],
    ]);
    expect([...hist.contents]).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0]);
    // x and y: 1 at 0.5, 4 at 1.5
    expect([...hist.stats]).toEqual([5, 5, 6.5, 9.25, 6.5, 9.25, 9.25]);
  });

  it("fromFunction makes as many axes as it gets numbers of bins", () => {
    const hist = fromFunction("cube", [2, 3, 4], (x, y, z) => 100 * x + 10 * y + z);
    expect(hist.kind).toBe("h3");
    expect(hist.contents).toHaveLength(4 * 5 * 6);
    expect(hist.contents[2 + 4 * (3 + 5 * 4)]).toBe(123);
    expect(hist.stats).toHaveLength(11);
  });

  it("flat is flat", () => {
    expect([...flat("f", 3, 7).contents]).toEqual([0, 7, 7, 7, 0]);
  });

  it("gaussian is the same for the same seed and has the moments asked for", () => {
    const of = { entries: 20_000, mean: 3, sigma: 2, nbins: 100 };
    const hist = gaussian("g", of, { x: { min: -10, max: 10 } });
    expect(gaussian("g", of, { x: { min: -10, max: 10 } })).toEqual(hist);
    expect(gaussian("g", { ...of, seed: 2 }, { x: { min: -10, max: 10 } })).not.toEqual(hist);
    const [sumw = 0, , sumwx = 0, sumwx2 = 0] = hist.stats;
    expect(sumwx / sumw).toBeCloseTo(3, 1);
    expect(Math.sqrt(sumwx2 / sumw - (sumwx / sumw) ** 2)).toBeCloseTo(2, 1);
  });

  it("withHotChannels replaces the contents of channels, which begin at 0", () => {
    const hist = withHotChannels(flat("f", 4, 1), { 2: 50 });
    expect([...hist.contents]).toEqual([0, 1, 1, 50, 1, 0]);
    expect(hist.entries).toBe(53);
  });
});
