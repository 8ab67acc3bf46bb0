import { describe, expect, it } from "vitest";
import { compareValues } from "./compare-values.js";

describe("compareValues", () => {
  it.each<{ name: string; expected: unknown; found: unknown; compared: number }>([
    { name: "the same data", expected: { a: [1, "x", true, null] }, found: { a: [1, "x", true, null] }, compared: 4 },
    { name: "NaN", expected: Number.NaN, found: Number.NaN, compared: 1 },
    {
      name: "fields in another order, and undefined ones",
      expected: { a: 1, b: 2 },
      found: { b: 2, a: 1, c: undefined },
      compared: 2,
    },
    {
      name: "typed arrays",
      expected: Float32Array.of(1, Number.NaN),
      found: Float32Array.of(1, Number.NaN),
      compared: 2,
    },
    { name: "maps", expected: new Map([[1, "a"]]), found: new Map([[1, "a"]]), compared: 1 },
    { name: "dates", expected: new Date(5), found: new Date(5), compared: 1 },
  ])("finds no difference in $name", ({ expected, found, compared }) => {
    expect(compareValues(expected, found)).toEqual({ compared, differences: [], close: [] });
  });

  it.each<{ name: string; expected: unknown; found: unknown; differences: unknown[] }>([
    { name: "0 and -0", expected: 0, found: -0, differences: [{ path: "", expected: 0, found: "-0" }] },
    {
      name: "a field that is missing",
      expected: { hists: { a: 1 } },
      found: { hists: {} },
      differences: [{ path: "hists.a", expected: 1, found: "nothing" }],
    },
    {
      name: "cells",
      expected: { contents: Float64Array.of(0, 1, 2, 3) },
      found: { contents: Float64Array.of(0, 7, 2, Number.NaN) },
      differences: [{ path: "contents[1]", expected: 1, found: 7, cells: 2 }],
    },
    {
      name: "the type of cells",
      expected: Float64Array.of(0),
      found: Float32Array.of(0),
      differences: [{ path: "", expected: "1 numbers of Float64Array", found: "1 numbers of Float32Array" }],
    },
    {
      name: "namesakes in lists, with one gone and others in another order",
      expected: [
        { id: "a", v: 1 },
        { id: "b", v: 2 },
        { id: "c", v: 3 },
      ],
      found: [
        { id: "c", v: 3 },
        { id: "b", v: 9 },
      ],
      differences: [
        { path: ".order", expected: "b, c", found: "c, b" },
        { path: "[a]", expected: "an object", found: "nothing" },
        { path: "[b].v", expected: 2, found: 9 },
      ],
    },
    {
      name: "alarms of one id on several things",
      expected: [
        { id: "a", on: "x", flag: "bad" },
        { id: "a", on: "y", flag: "good" },
      ],
      found: [
        { id: "a", on: "x", flag: "bad" },
        { id: "a", on: "y", flag: "bad" },
      ],
      differences: [{ path: "[a on y].flag", expected: "good", found: "bad" }],
    },
    {
      name: "lists of other lengths",
      expected: [1, 2],
      found: [1],
      differences: [{ path: ".length", expected: 2, found: 1 }],
    },
  ])("names the place of a difference: $name", ({ expected, found, differences }) => {
    expect(compareValues(expected, found).differences).toEqual(differences);
  });

  it("takes numbers within the tolerance as notes", () => {
    const { differences, close } = compareValues(
      [1, Float64Array.of(2, 3)],
      [1 + 1e-14, Float64Array.of(2, 3.1)],
      1e-12,
    );
    expect(close).toEqual([{ path: "[0]", expected: 1, found: 1 + 1e-14 }]);
    expect(differences).toEqual([{ path: "[1][1]", expected: 3, found: 3.1 }]);
  });
});
