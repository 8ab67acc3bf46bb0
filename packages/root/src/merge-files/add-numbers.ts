import type { NumberFormat } from "../bytes/read-numbers.js";
import { addToCell } from "../hist/cells/storage.js";

/** Formats in which cells and sums are stored. */
export type CellFormat = Extract<NumberFormat, "i8" | "i16" | "i32" | "f32" | "f64">;

/** Whether numbers of a format can be added here: 64-bit integers have more digits than a double. */
export function isCellFormat(format: NumberFormat): format is CellFormat {
  return format === "f32" || format === "f64" || format in storages;
}

/** Adds `count` big-endian numbers to others, each as `addToCell` does. */
export function addNumbers(
  format: CellFormat,
  count: number,
  target: DataView,
  to: number,
  source: DataView,
  from: number,
): void {
  // A loop per format: the engine makes machine code of these that swaps bytes by itself.
  if (format === "f32") addFloats(count, target, to, source, from);
  else if (format === "f64") addDoubles(count, target, to, source, from);
  else addIntegers(format, count, target, to, source, from);
}

function addFloats(count: number, target: DataView, to: number, source: DataView, from: number): void {
  for (let at = 0; at < 4 * count; at += 4) {
    target.setFloat32(to + at, target.getFloat32(to + at) + source.getFloat32(from + at));
  }
}

function addDoubles(count: number, target: DataView, to: number, source: DataView, from: number): void {
  for (let at = 0; at < 8 * count; at += 8) {
    target.setFloat64(to + at, target.getFloat64(to + at) + source.getFloat64(from + at));
  }
}

const cells = { i8: new Int8Array(1), i16: new Int16Array(1), i32: new Int32Array(1) } as const;
const storages = { i8: "int8", i16: "int16", i32: "int32" } as const;
const getters = {
  i8: (view: DataView, at: number) => view.getInt8(at),
  i16: (view: DataView, at: number) => view.getInt16(at),
  i32: (view: DataView, at: number) => view.getInt32(at),
} as const;
const setters = {
  i8: (view: DataView, at: number, value: number) => view.setInt8(at, value),
  i16: (view: DataView, at: number, value: number) => view.setInt16(at, value),
  i32: (view: DataView, at: number, value: number) => view.setInt32(at, value),
} as const;

/** Integers saturate, each storage in its own way. */
function addIntegers(
  format: keyof typeof cells,
  count: number,
  target: DataView,
  to: number,
  source: DataView,
  from: number,
): void {
  const [get, set, cell] = [getters[format], setters[format], cells[format]];
  const size = cell.BYTES_PER_ELEMENT;
  for (let at = 0; at < size * count; at += size) {
    cell[0] = get(target, to + at);
    addToCell(storages[format], cell, 0, get(source, from + at));
    set(target, to + at, cell[0]);
  }
}
