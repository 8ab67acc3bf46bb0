import { describe, expect, it } from "vitest";
import { compareCounts } from "./compare-counts.js";

const before = { a: ["h1 2 bins from 0 to 1", 5], gone: ["h1 2 bins from 0 to 1", 1] } as const;

describe("compareCounts", () => {
  it("says nothing of two files that hold the same and more", () => {
    expect(compareCounts(before, { ...before, a: ["h1 2 bins from 0 to 1", 6] }, true)).toEqual([]);
  });

  it("names what appeared, vanished and changed", () => {
    const after = { a: ["h1 3 bins from 0 to 1", 6], b: ["h1 2 bins from 0 to 1", 1] } as const;
    expect(compareCounts(before, after, true)).toEqual([
      { code: "HIST_APPEARED", hist: "b", message: "b is not in the file before" },
      { code: "HIST_GONE", hist: "gone", message: "gone is in the file before and not in this one" },
      { code: "HIST_CHANGED", hist: "a", message: "a had h1 2 bins from 0 to 1 and has h1 3 bins from 0 to 1" },
    ]);
  });

  it("says that counts fell, where files hold everything since the start", () => {
    const after = { ...before, a: ["h1 2 bins from 0 to 1", 4] } as const;
    expect(compareCounts(before, after, true).map(({ code }) => code)).toEqual(["COUNTS_FELL"]);
    expect(compareCounts(before, after, false)).toEqual([]);
  });

  it("names some of many, and counts the rest", () => {
    const many = Object.fromEntries(Array.from({ length: 25 }, (_, i) => [`h${i}`, ["x", 1] as const]));
    const changes = compareCounts({}, many, true);
    expect(changes).toHaveLength(21);
    expect(changes.at(-1)).toEqual({ code: "HIST_APPEARED", message: "so it is with 5 more histograms" });
  });
});
