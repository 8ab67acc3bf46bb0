import { describe, expect, it } from "vitest";
import type { Numbers, Storage } from "../types.js";
import { copyCells } from "./storage.js";
import { sumInto } from "./sum-into.js";
import { sumOfCells, sumOfSquares } from "./sum-of-cells.js";

const numbers = [0, 1, -2.5, 1e-3, 16777217, 3e38, Number.NaN, Number.POSITIVE_INFINITY];
const others = [1, 0.1, 2.5, 1e30, 1, 3e38, 1, Number.NEGATIVE_INFINITY];

describe("sums in new cells", () => {
  it.each<[Storage, string, Numbers, Numbers]>([
    ["float32", "of the storage", Float32Array.from(numbers), Float32Array.from(others)],
    ["float64", "of the storage", Float64Array.from(numbers), Float64Array.from(others)],
    ["float32", "and doubles", Float32Array.from(numbers), Float64Array.from(others)],
    ["float32", "in doubles", Float64Array.from(numbers), Float32Array.from(others)],
    ["int16", "of the storage", Int16Array.from([1, 32767, -5]), Int16Array.from([1, 1, -32767])],
    ["int64", "of the storage", Float64Array.from([1, 2 ** 60]), Float64Array.from([2, 2 ** 62])],
    ["float32", "of another length", Float32Array.from(numbers), Float32Array.from([1])],
  ])("of %s %s are those in place", (storage, _, own, other) => {
    for (const factor of [1, -1, 0.1, 3e38]) {
      const before = own.slice();
      const expected = copyCells(storage, own);
      sumInto(storage, expected, other, factor);
      expect(sumOfCells(storage, own, other, factor)).toEqual(expected);
      expect(own).toEqual(before);
    }
  });

  it.each([
    ["squares", Float64Array.of(4, 9)],
    ["contents", Float32Array.of(4, 9)],
  ])("of squares take %s", (_, other) => {
    expect(sumOfSquares(Float64Array.of(1, 2), other, 2)).toEqual(Float64Array.of(9, 20));
  });
});
