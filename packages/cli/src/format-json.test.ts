import { describe, expect, it } from "vitest";
import { formatJson } from "./format-json.js";

describe("formatJson", () => {
  it.each([
    ["NaN", Number.NaN, '"NaN"'],
    ["infinities", [Infinity, -Infinity], '["Infinity","-Infinity"]'],
    ["a whole number of 64 bits", 12n, "12"],
    ["one beyond 2^53", 2n ** 53n, '"9007199254740992"'],
    ["one below -2^53", -(2n ** 53n), '"-9007199254740992"'],
    ["a large double is a number", 1e20, "100000000000000000000"],
    ["typed arrays", new Float64Array([1.5, Number.NaN]), '[1.5,"NaN"]'],
    ["64-bit arrays", new BigInt64Array([1n, 2n ** 60n]), '[1,"1152921504606846976"]'],
    ["maps and sets", { a: new Map([["x", 1]]), b: new Set([2]) }, '{"a":{"x":1},"b":[2]}'],
    ["undefined is left out", { a: undefined, b: null }, '{"b":null}'],
  ])("%s", (_name, value, expected) => {
    expect(formatJson(value)).toBe(`${expected}\n`);
  });
});
