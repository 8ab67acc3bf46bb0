import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { packRows, unpackRows } from "./pack-rows.js";

const known = new Map([["name", ["a", "b", "c", "d"]]]);

describe("packRows", () => {
  it.each<[string, readonly object[], object]>([
    ["a column of one value", [{ run: 1 }, { run: 1 }, { run: 1 }], { same: 1 }],
    ["one of equal objects", [{ of: [[1, Number.NaN]] }, { of: [[1, Number.NaN]] }], { same: [[1, Number.NaN]] }],
    ["-0, which is not 0", [{ v: 0 }, { v: -0 }], { all: [0, -0] }],
    ["one that is known", ["a", "b", "c", "d"].map((file) => ({ file })), { like: "name" }],
    [
      "few texts for many rows",
      ["good", "bad", "good", "bad", "good"].map((flag) => ({ flag })),
      { of: ["good", "bad"], at: [0, 1, 0, 1, 0] },
    ],
    ["numbers, which are short enough", [1, 2, 1, 2, 1].map((n) => ({ n })), { all: [1, 2, 1, 2, 1] }],
  ])("packs %s", (_, rows, column) => {
    const packed = packRows(rows, known);
    expect(packed.shapes[0]?.columns[0]).toEqual(column);
    expect(unpackRows(packed, known)).toStrictEqual(rows);
  });

  it("packs messages behind the name that they begin with", () => {
    const rows = ["f1", "f2", "f3"].map((file) => ({ message: `${file}: came late`, file }));
    const packed = packRows(rows);
    expect(packed.shapes[0]?.columns).toEqual([
      { after: "file", rest: { same: ": came late" } },
      { all: ["f1", "f2", "f3"] },
    ]);
    expect(unpackRows(packed)).toStrictEqual(rows);
  });

  it("keeps the order of fields, those that a row lacks, and the order of rows", () => {
    const rows = [{ a: 1, b: 2 }, { b: 3, a: 4 }, { a: 5 }, { a: 6, b: 7 }];
    const again = unpackRows(packRows(rows));
    expect(again).toStrictEqual(rows);
    expect(again.map((row) => Object.keys(row).join())).toEqual(["a,b", "b,a", "a", "a,b"]);
  });

  it("gives back whatever rows JSON can hold", () => {
    const value = fc.oneof(
      fc.constantFrom("a", "b", "ab", "", 0, 1, null, true),
      fc.string(),
      fc.integer(),
      fc.array(fc.integer()),
    );
    const row = fc.record(
      { file: fc.constantFrom("a", "b", "c"), time: value, message: value },
      { requiredKeys: ["file"] },
    );
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const plain = rows.map((each) => ({ ...each }));
        const text = JSON.stringify(packRows(plain, known));
        const again = unpackRows(JSON.parse(text), known);
        expect(again).toStrictEqual(plain);
        expect(JSON.stringify(packRows(again, known))).toBe(text);
      }),
      { seed: 20261128, numRuns: 300 },
    );
  });

  it.each<[string, object]>([
    ["a column that is missing", { count: 1, shapes: [{ fields: ["a"], columns: [] }] }],
    ["a column like none", { count: 1, shapes: [{ fields: ["a"], columns: [{ like: "x" }] }] }],
    ["rows that are missing", { count: 3, shapes: [] }],
    ["a number of rows that is none", { count: -1, shapes: [] }],
  ])("refuses %s", (_, packed) => {
    expect(() => unpackRows(packed as never)).toThrow(TypeError);
  });
});
