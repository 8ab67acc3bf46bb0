import { createHistogram, fillMany, type Graph } from "@overwatch/root/hist";
import { describe, expect, it } from "vitest";
import { subtractHist } from "./subtract-hist.js";

const hist = (nbins: number, points: readonly number[], max = nbins) =>
  fillMany(createHistogram({ name: "h", axes: [{ nbins, min: 0, max }] }), points);
const graph: Graph = { kind: "graph", name: "g", title: "", x: [1], y: [1] };

describe("subtractHist", () => {
  it("gives what came between", () => {
    const difference = subtractHist(hist(2, [0.5, 1.5, 1.5]), hist(2, [0.5, 1.5]));
    expect(difference).toMatchObject({ ok: true, hist: { contents: Float64Array.of(0, 0, 1, 0) } });
  });

  it.each([
    { name: "another number of bins", earlier: hist(3, [0.5]), reason: "its binning changed (bins)" },
    { name: "other limits", earlier: hist(2, [0.5], 3), reason: "its binning changed (axis-limits)" },
    { name: "another kind", earlier: graph, reason: "it was a graph and is a h1" },
  ])("says why it cannot be said: $name", ({ earlier, reason }) => {
    expect(subtractHist(hist(2, [0.5]), earlier)).toEqual({ ok: false, reason });
  });
});
