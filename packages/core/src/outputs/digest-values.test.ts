import { describe, expect, it } from "vitest";
import { digestValues } from "./digest-values.js";

describe("digestValues", () => {
  it.each<{ name: string; a: unknown; b: unknown }>([
    { name: "fields in another order", a: { x: 1, y: [2] }, b: { y: [2], x: 1 } },
    { name: "an undefined field", a: { x: 1 }, b: { x: 1, y: undefined } },
    {
      name: "NaN of any bits",
      a: Float64Array.of(Number.NaN),
      b: new Float64Array(new BigUint64Array([0xfff8000000000001n]).buffer),
    },
    { name: "a view into a larger buffer", a: Float32Array.of(1, 2), b: Float32Array.of(0, 1, 2).subarray(1) },
  ])("is the same for $name", ({ a, b }) => {
    expect(digestValues(a)).toBe(digestValues(b));
  });

  it.each<{ name: string; a: unknown; b: unknown }>([
    { name: "0 and -0", a: 0, b: -0 },
    { name: "0 and -0 in an array", a: Float64Array.of(0), b: Float64Array.of(-0) },
    { name: "a number and its text", a: 1, b: "1" },
    { name: "other types of arrays", a: Float64Array.of(1), b: Float32Array.of(1) },
    { name: "one text and two", a: ["ab"], b: ["a", "b"] },
    { name: "lists and the lists in them", a: [[1], 2], b: [[1, 2]] },
    { name: "null and nothing", a: [null], b: [undefined] },
    { name: "the last bit", a: 0.1 + 0.2, b: 0.3 },
  ])("differs for $name", ({ a, b }) => {
    expect(digestValues(a)).not.toBe(digestValues(b));
  });
});
