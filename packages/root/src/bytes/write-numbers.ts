import type { Numbers } from "../hist/types.js";
import type { ByteWriter } from "./byte-writer.js";
import { copyReversed, type NumberWidth } from "./copy-reversed.js";
import { exactLongs } from "./exact-longs.js";
import { type NumberFormat, numberBytes } from "./read-numbers.js";

/** Writes `count` numbers in a stored format; what an array lacks is zero. */
export function writeNumbers(writer: ByteWriter, format: NumberFormat, numbers: Numbers, count = numbers.length): void {
  const size = numberBytes[format];
  const { at: start, view } = writer.reserve(count * size);
  if (format === "i64" || format === "u64") {
    writeLongs(view, start, numbers, count);
    return;
  }
  if (numbers instanceof arrays[format] && numbers.length >= count && size > 1) {
    const source = new Uint8Array(numbers.buffer, numbers.byteOffset, count * size);
    const target = new Uint8Array(view.buffer, view.byteOffset + start, count * size);
    if (copyReversed(source, target, size as NumberWidth)) return;
  }
  if (format === "f32" && numbers instanceof Float32Array && numbers.length >= count) {
    // Bits travel as integers: a double in between could change the payload of a NaN.
    const bits = new Int32Array(numbers.buffer, numbers.byteOffset, numbers.length);
    for (let i = 0, at = start; i < count; i++, at += 4) view.setInt32(at, bits[i] ?? 0);
    return;
  }
  const set = setters[format];
  for (let i = 0, at = start; i < count; i++, at += size) set(view, at, numbers[i] ?? 0);
}

/** Arrays that hold numbers as they are stored, but for the order of bytes. */
const arrays = {
  i8: Int8Array,
  u8: Uint8Array,
  i16: Int16Array,
  u16: Uint16Array,
  i32: Int32Array,
  u32: Uint32Array,
  f32: Float32Array,
  f64: Float64Array,
} as const;

type SetNumber = (view: DataView, at: number, value: number) => void;

const setters: Readonly<Record<Exclude<NumberFormat, "i64" | "u64">, SetNumber>> = {
  i8: (view, at, value) => view.setInt8(at, value),
  u8: (view, at, value) => view.setUint8(at, value),
  i16: (view, at, value) => view.setInt16(at, value),
  u16: (view, at, value) => view.setUint16(at, value),
  i32: (view, at, value) => view.setInt32(at, value),
  u32: (view, at, value) => view.setUint32(at, value),
  f32: (view, at, value) => view.setFloat32(at, value),
  f64: (view, at, value) => view.setFloat64(at, value),
};

const LARGEST = 2n ** 63n - 1n;

function writeLongs(view: DataView, start: number, numbers: Numbers, count: number): void {
  const exact = exactLongs(numbers);
  for (let i = 0, at = start; i < count; i++, at += 8) {
    const value = numbers[i] ?? 0;
    if (exact !== undefined) view.setBigInt64(at, exact[i] ?? 0n);
    else if (Number.isSafeInteger(value)) {
      view.setInt32(at, Math.floor(value / 0x1_0000_0000));
      view.setUint32(at + 4, value);
    } else view.setBigInt64(at, saturated(value));
  }
}

/** The largest integer stands for what a double rounds up to it. */
function saturated(value: number): bigint {
  if (Number.isNaN(value)) return -LARGEST - 1n;
  if (value >= 2 ** 63) return LARGEST;
  return value <= -(2 ** 63) ? -LARGEST - 1n : BigInt(Math.trunc(value));
}
