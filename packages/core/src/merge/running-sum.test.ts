import { createHistogram, fillMany, type Graph } from "@overwatch/root/hist";
import { describe, expect, it } from "vitest";
import { createRunningSum } from "./running-sum.js";

const hist = (nbins: number, points: readonly number[], max = nbins) =>
  fillMany(createHistogram({ name: "h", axes: [{ nbins, min: 0, max }] }), points);
const graph = (y: number): Graph => ({ kind: "graph", name: "g", title: "", x: [1], y: [y] });

describe("createRunningSum", () => {
  it("adds file by file, and has what appears late", () => {
    const sum = createRunningSum();
    for (const points of [[0.5], [0.5, 1.5], [2.5]]) expect(sum.add("h", hist(3, points))).toBeUndefined();
    sum.add("late", hist(3, [0.5]));
    expect([...(sum.hists.get("h") as ReturnType<typeof hist>).contents]).toEqual([0, 2, 1, 1, 0]);
    expect([...sum.hists.keys()]).toEqual(["h", "late"]);
  });

  it("lets an axis grow as ROOT does", () => {
    const sum = createRunningSum();
    sum.add("h", hist(3, [0.5]));
    expect(sum.add("h", hist(6, [5.5]))).toBeUndefined();
    expect(sum.hists.get("h")).toMatchObject({ axes: [{ nbins: 6, min: 0, max: 6 }], entries: 2 });
  });

  it("keeps the sum, and says why, when bins do not fit", () => {
    const sum = createRunningSum();
    sum.add("h", hist(3, [0.5]));
    const before = sum.hists.get("h");
    expect(sum.add("h", hist(7, [0.5], 3))).toMatchObject({ name: "h", reason: expect.any(String) });
    expect(sum.add("h", graph(1))).toBeUndefined();
    sum.add("other", hist(3, [0.5]));
    expect(sum.hists.get("other")).not.toBe(before);
  });

  it("takes the newest of what cannot be added", () => {
    const sum = createRunningSum();
    sum.add("g", graph(1));
    sum.add("g", graph(2));
    expect(sum.hists.get("g")).toEqual(graph(2));
  });
});
