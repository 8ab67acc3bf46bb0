import { describe, expect, it } from "vitest";
import { addNumbers, type CellFormat, isCellFormat } from "./add-numbers.js";

const setters = { i8: "setInt8", i16: "setInt16", i32: "setInt32", f32: "setFloat32", f64: "setFloat64" } as const;
const getters = { i8: "getInt8", i16: "getInt16", i32: "getInt32", f32: "getFloat32", f64: "getFloat64" } as const;
const sizes = { i8: 1, i16: 2, i32: 4, f32: 4, f64: 8 } as const;

function sum(format: CellFormat, a: number, b: number): number {
  const [target, source] = [new DataView(new ArrayBuffer(32)), new DataView(new ArrayBuffer(32))];
  const at = sizes[format];
  target[setters[format]](at, a);
  source[setters[format]](0, b);
  addNumbers(format, 1, target, at, source, 0);
  return target[getters[format]](at);
}

describe("addNumbers", () => {
  it.each<[CellFormat, number, number, number]>([
    ["i8", 100, 100, 127],
    ["i8", -100, -100, -127],
    ["i8", -128, 0, -127],
    ["i16", 32000, 1000, 32767],
    ["i32", 2_000_000_000, 2_000_000_000, 2_147_483_647],
    ["i32", 2_147_483_646, 1, 2_147_483_646],
    ["f32", 16_777_216, 1, 16_777_216],
    ["f64", 16_777_216, 1, 16_777_217],
  ])("%s: %d and %d are %d, as in ROOT", (format, a, b, expected) => {
    expect(sum(format, a, b)).toBe(expected);
  });

  it("leaves 64-bit integers to others", () => {
    expect((["i8", "f32", "i64", "u16"] as const).map(isCellFormat)).toEqual([true, true, false, false]);
  });
});
