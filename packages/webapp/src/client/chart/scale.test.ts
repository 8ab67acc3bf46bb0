import { describe, expect, it } from "vitest";
import { linearScale, ticks, timeTicks, valueRange } from "./scale.js";

describe("scales", () => {
  it("goes from values to pixels", () => {
    const { at } = linearScale([10, 20], [100, 0]);
    expect([at(10), at(15), at(20)]).toEqual([100, 50, 0]);
    expect(linearScale([1, 1], [0, 10]).at(1)).toBe(0);
  });

  it.each([
    [0, 10, 5, [0, 2, 4, 6, 8, 10]],
    [0.1, 0.35, 3, [0.1, 0.2, 0.3]],
    [-1, 1, 2, [-1, 0, 1]],
    [3, 3, 5, [3]],
  ])("ticks from %d to %d", (from, to, count, expected) => expect(ticks(from, to, count)).toEqual(expected));

  it("has round moments, however long the range", () => {
    for (const span of [10, 1000, 100_000, 10_000_000, 1e9]) {
      const found = timeTicks(1_448_384_710, 1_448_384_710 + span, 6);
      expect(found.length).toBeGreaterThan(0);
      expect(found.length).toBeLessThan(40);
    }
  });

  it.each([
    ["some air", [1, 2], [0.92, 2.08]],
    ["one value", [5], [4.5, 5.5]],
    ["nothing", [Number.NaN], [0, 1]],
  ])("has a range for %s", (_what, values, [from, to]) => {
    const range = valueRange(values as number[]);
    expect(range[0]).toBeCloseTo(from as number);
    expect(range[1]).toBeCloseTo(to as number);
  });
});
