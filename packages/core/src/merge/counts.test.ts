import { createHistogram, fillMany } from "@overwatch/root/hist";
import { describe, expect, it } from "vitest";
import { type Counts, countsFell, countsOf } from "./counts.js";

const counts = (...rows: [string, string, number][]): Counts =>
  Object.fromEntries(rows.map(([name, binning, entries]) => [name, [binning, entries]]));

describe("countsOf", () => {
  it("says the binning in words, and the entries", () => {
    const hist = fillMany(createHistogram({ name: "h", axes: [{ nbins: 2, min: 0, max: 1 }] }), [0.5, 7]);
    expect(countsOf(hist)).toEqual(["h1 2 bins from 0 to 1", 2]);
    expect(countsOf({ kind: "graph", name: "g", title: "", x: [], y: [] })).toBeUndefined();
  });
});

describe("countsFell", () => {
  it.each([
    { name: "more in all", before: counts(["a", "x", 1]), after: counts(["a", "x", 2]), fell: false },
    { name: "the same", before: counts(["a", "x", 1]), after: counts(["a", "x", 1]), fell: false },
    { name: "less in all", before: counts(["a", "x", 2]), after: counts(["a", "x", 1]), fell: true },
    {
      name: "less in one, more together",
      before: counts(["a", "x", 2], ["b", "x", 1]),
      after: counts(["a", "x", 1], ["b", "x", 3]),
      fell: false,
    },
    { name: "less in another binning", before: counts(["a", "x", 2]), after: counts(["a", "y", 1]), fell: false },
    { name: "one that is new", before: counts(["a", "x", 2]), after: counts(["b", "x", 1]), fell: false },
    { name: "nothing", before: {}, after: {}, fell: false },
  ])("$name: $fell", ({ before, after, fell }) => {
    expect(countsFell(before, after)).toBe(fell);
  });
});
