import { describe, expect, it } from "vitest";
import { hashOf } from "./hash-of.js";

describe("hashOf", () => {
  it.each([
    ["order of keys", { a: 1, b: [2, 3] }, { b: [2, 3], a: 1 }],
    ["absent and undefined", { a: 1, b: undefined }, { a: 1 }],
  ])("does not see %s", (_name, a, b) => {
    expect(hashOf(a)).toBe(hashOf(b));
  });

  it.each([
    ["values", { a: 1 }, { a: 2 }],
    ["types", { a: 1 }, { a: "1" }],
    ["order of lists", [1, 2], [2, 1]],
    ["patterns", { a: /x/ }, { a: /y/ }],
    ["NaN and Infinity", { a: Number.NaN }, { a: Number.POSITIVE_INFINITY }],
    ["nesting", { a: { b: 1 } }, { a: 1, b: 1 }],
  ])("sees %s", (_name, a, b) => {
    expect(hashOf(a)).not.toBe(hashOf(b));
  });
});
