import { describe, expect, it } from "vitest";
import { sumErrorLine, sumLine } from "./sum-line.js";

const numbers = Float64Array.of(1, 2, 4, 8, 16, 32);

describe("sumLine", () => {
  it.each([
    { name: "neighbours", first: 1, stride: 1, count: 3, sum: 0, total: 14 },
    { name: "every second one, on top of a sum", first: 0, stride: 2, count: 3, sum: 100, total: 121 },
    { name: "nothing", first: 0, stride: 1, count: 0, sum: 5, total: 5 },
    { name: "less than nothing", first: 0, stride: 1, count: -1, sum: 5, total: 5 },
    { name: "beyond the end", first: 5, stride: 1, count: 4, sum: 0, total: 32 },
  ])("$name", ({ first, stride, count, sum, total }) => {
    expect(sumLine(numbers, sum, first, stride, count)).toBe(total);
  });

  it("rounds as one loop does", () => {
    const small = Float64Array.of(1e16, 1, 1, 1);
    const inOneLoop = small.reduce((sum, value) => sum + value, 0);
    expect(sumLine(small, sumLine(small, 0, 0, 1, 2), 2, 1, 2)).toBe(inOneLoop);
  });
});

describe("sumErrorLine", () => {
  it("takes squared errors, or else the size of the contents", () => {
    expect(sumErrorLine({ contents: Float64Array.of(-4, 9) }, 0, 0, 1, 2)).toBe(13);
    expect(sumErrorLine({ contents: Float64Array.of(-4, 9), sumw2: Float64Array.of(1, 25) }, 0, 0, 1, 2)).toBe(26);
  });
});
