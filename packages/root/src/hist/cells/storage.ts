import type { Numbers, Storage } from "../types.js";

/** Arrays that hold cells. Cells of 64-bit integers are doubles holding whole numbers. */
export type CellArray = Float64Array | Float32Array | Int32Array | Int16Array | Int8Array;

export function newCells(storage: Storage, length: number): CellArray {
  switch (storage) {
    case "int8":
      return new Int8Array(length);
    case "int16":
      return new Int16Array(length);
    case "int32":
      return new Int32Array(length);
    case "float32":
      return new Float32Array(length);
    default:
      return new Float64Array(length);
  }
}

export function copyCells(storage: Storage, contents: Numbers): CellArray {
  const copy = newCells(storage, contents.length);
  copy.set(contents);
  return copy;
}

/** `set` copies memory; `Float64Array.from` would visit each number. */
export function copyNumbers(numbers: Numbers): Float64Array {
  const copy = new Float64Array(numbers.length);
  copy.set(numbers);
  return copy;
}

const int32Lowest = -(2 ** 31);
const int64Lowest = -(2 ** 63);

/** A double cast to a 32-bit integer as x86-64 does it: what does not fit, and NaN, becomes the lowest number. */
export function toInt32(value: number): number {
  return value > int32Lowest - 1 && value < 2147483648 ? Math.trunc(value) : int32Lowest;
}

/** Likewise to a 64-bit integer. */
export function toInt64(value: number): number {
  return value >= int64Lowest && value < -int64Lowest ? Math.trunc(value) + 0 : int64Lowest;
}

/** Writes a cell as TH1x::SetBinContent does: integers are cut off and wrap around. */
export function putCell(storage: Storage, cells: CellArray, cell: number, value: number): void {
  switch (storage) {
    case "int8":
    case "int16":
    case "int32":
      cells[cell] = toInt32(value);
      return;
    case "int64":
      cells[cell] = toInt64(value);
      return;
    default:
      cells[cell] = value;
  }
}

/**
 * Adds to a cell as TH1x::AddBinContent(bin, w) does: integers cut the weight off and saturate symmetrically
 * (-127 .. 127 and so on); a sum that equals the largest 32-bit number is dropped, as there.
 */
export function addToCell(storage: Storage, cells: CellArray, cell: number, weight: number): void {
  const old = cells[cell] ?? 0;
  switch (storage) {
    case "int8":
      cells[cell] = clamp((old + toInt32(weight)) | 0, 127);
      return;
    case "int16":
      cells[cell] = clamp((old + toInt32(weight)) | 0, 32767);
      return;
    case "int32": {
      const sum = toInt64(old + toInt64(weight));
      if (Math.abs(sum) !== 2147483647) cells[cell] = clamp(sum, 2147483647);
      return;
    }
    case "int64":
      cells[cell] = toInt64(old + toInt64(weight));
      return;
    case "float32":
      cells[cell] = old + Math.fround(weight);
      return;
    default:
      cells[cell] = old + weight;
  }
}

/** Adds one as TH1x::AddBinContent(bin) does: an integer stops at its largest number. */
export function incrementCell(storage: Storage, cells: CellArray, cell: number): void {
  const old = cells[cell] ?? 0;
  const limits = { int8: 127, int16: 32767, int32: 2147483647, int64: -int64Lowest } as const;
  if (storage === "float32" || storage === "float64" || old < limits[storage]) cells[cell] = old + 1;
}

function clamp(value: number, limit: number): number {
  return Math.max(-limit, Math.min(limit, value));
}
