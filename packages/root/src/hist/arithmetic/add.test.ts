import { describe, expect, it } from "vitest";
import { isOverwatchError } from "../../errors/overwatch-error.js";
import { createHistogram } from "../filling/create-histogram.js";
import { fillMany } from "../filling/fill.js";
import { add } from "./add.js";
import { subtract } from "./subtract.js";

const axis = { nbins: 4, min: 0, max: 4 } as const;
const empty = createHistogram({ name: "a", axes: [axis] });
// The fixtures A and B of the specification.
const a = fillMany(empty, [-0.5, 0.5, 1.2, 1.7, 2.5, 4, 3.999], [1, 1, 1, 1, 2, 1, 1]);
const b = fillMany(empty, [0.1, 0.2, 1.5, 2.5, 2.6, 3.5, -3]);

describe("add", () => {
  it("adds contents, squared errors and entries", () => {
    const sum = add(a, b);
    expect([...sum.contents]).toEqual([2, 3, 3, 4, 2, 1]);
    expect([...(sum.sumw2 ?? [])]).toEqual([2, 3, 3, 6, 2, 1]);
    expect(sum.entries).toBe(14);
  });

  it("leaves its inputs as they are", () => {
    const before = structuredClone(a);
    add(a, b, 2);
    expect(a).toEqual(before);
  });

  it("saturates integer storage", () => {
    const full = fillMany(
      createHistogram({ name: "c", axes: [axis], storage: "int8" }),
      Array.from({ length: 100 }, () => 1.5),
    );
    expect(add(full, full).contents[2]).toBe(127);
  });

  it("refuses other numbers of bins with a factor", () => {
    const other = createHistogram({ name: "o", axes: [{ nbins: 5, min: 0, max: 4 }] });
    expect(() => add(a, other, 2)).toThrow(expect.objectContaining({ code: "HIST_BINS_DIFFER" }));
  });

  it("says which axes do not fit where it has to merge", () => {
    const other = fillMany(createHistogram({ name: "o", axes: [{ nbins: 5, min: 0, max: 4 }] }), [1]);
    try {
      add(a, other);
      expect.unreachable();
    } catch (error) {
      expect(isOverwatchError(error, "HIST_LIMITS_DIFFER")).toBe(true);
    }
  });
});

describe("subtract", () => {
  it("gives 0 entries and no NaN for equal totals", () => {
    const difference = subtract(a, a);
    expect(difference.entries).toBe(0);
    expect([...difference.contents]).toEqual([0, 0, 0, 0, 0, 0]);
    expect([...(difference.sumw2 ?? [])]).toEqual([2, 2, 4, 8, 2, 2]);
  });
});
