import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodePlain, encodePlain } from "./encode-report.js";

describe("encodePlain", () => {
  it.each([
    ["NaN", Number.NaN],
    ["infinities", [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]],
    ["-0, which is not 0", { zeros: [0, -0] }],
    ["strings that look like these", ["NaN", "-0", "$number"]],
    ["text with NUL and half a surrogate pair", "a\u0000b\ud800"],
    ["an object that only resembles the mark", { $number: "three", other: 1 }],
  ])("gives back %s", (_what, value) => {
    expect(decodePlain(encodePlain(value))).toStrictEqual(value);
  });

  it("writes text without NUL, which a database would cut", () => {
    expect(encodePlain("a\u0000b")).toBe('"a\\u0000b"');
  });

  it("gives back every double", () => {
    fc.assert(
      fc.property(fc.array(fc.double()), (numbers) => {
        const again = decodePlain(encodePlain(numbers)) as number[];
        return again.length === numbers.length && again.every((number, at) => Object.is(number, numbers[at]));
      }),
      { seed: 20151124, numRuns: 300 },
    );
  });
});
