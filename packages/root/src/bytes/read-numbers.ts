import { Damage } from "../errors/damage.js";
import type { ByteReader } from "./byte-reader.js";
import { copyReversed } from "./copy-reversed.js";
import { keepExactLongs, markLongs } from "./exact-longs.js";
import { allocateBytes } from "./number-pool.js";

/** How numbers are stored in a record; each is big-endian. */
export type NumberFormat = "i8" | "u8" | "i16" | "u16" | "i32" | "u32" | "i64" | "u64" | "f32" | "f64";
export type NumberArray =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

export const numberBytes: Readonly<Record<NumberFormat, number>> = {
  i8: 1,
  u8: 1,
  i16: 2,
  u16: 2,
  i32: 4,
  u32: 4,
  i64: 8,
  u64: 8,
  f32: 4,
  f64: 8,
};

/** `count` numbers in a typed array of the machine's byte order; 64-bit integers become doubles. */
export function readNumbers(reader: ByteReader, format: NumberFormat, count: number): NumberArray {
  const size = numberBytes[format];
  if (count < 0 || count * size > reader.remaining) {
    throw new Damage("damaged", `an array claims ${count} values, ${reader.remaining} bytes are left`, reader.pos);
  }
  const { buffer, offset } = allocateBytes(count * size);
  const start = reader.pos;
  reader.pos += count * size;
  switch (format) {
    case "i8":
    case "u8": {
      const target = format === "i8" ? new Int8Array(buffer, offset, count) : new Uint8Array(buffer, offset, count);
      target.set(reader.bytes.subarray(start, reader.pos));
      return target;
    }
    case "i16":
      return swap16(reader, start, new Int16Array(buffer, offset, count));
    case "u16":
      return swap16(reader, start, new Uint16Array(buffer, offset, count));
    case "i32":
      return swap32(reader, start, new Int32Array(buffer, offset, count));
    case "u32":
      return swap32(reader, start, new Uint32Array(buffer, offset, count));
    case "f32":
      return readFloats(reader, start, new Float32Array(buffer, offset, count));
    case "f64":
      return readDoubles(reader, start, new Float64Array(buffer, offset, count));
    case "i64":
      return readLongs(reader.view, start, new Float64Array(buffer, offset, count), true);
    case "u64":
      return readLongs(reader.view, start, new Float64Array(buffer, offset, count), false);
  }
}

function swap16<A extends Int16Array | Uint16Array>({ bytes, view, pos }: ByteReader, start: number, target: A): A {
  if (copyReversed(bytes.subarray(start, pos), target, 2)) return target;
  for (let i = 0, at = start; i < target.length; i++, at += 2) target[i] = view.getInt16(at);
  return target;
}

function swap32<A extends Int32Array | Uint32Array>({ bytes, view, pos }: ByteReader, start: number, target: A): A {
  if (copyReversed(bytes.subarray(start, pos), target, 4)) return target;
  for (let i = 0, at = start; i < target.length; i++, at += 4) target[i] = view.getInt32(at);
  return target;
}

// Bits travel as integers: a double in between could change the payload of a NaN.
function readFloats(reader: ByteReader, start: number, target: Float32Array): Float32Array {
  swap32(reader, start, new Int32Array(target.buffer, target.byteOffset, target.length));
  return target;
}

function readDoubles({ bytes, view, pos }: ByteReader, start: number, target: Float64Array): Float64Array {
  if (copyReversed(bytes.subarray(start, pos), target, 8)) return target;
  for (let i = 0, at = start; i < target.length; i++, at += 8) target[i] = view.getFloat64(at);
  return target;
}

function readLongs(view: DataView, start: number, target: Float64Array, signed: boolean): Float64Array {
  let exact = true;
  for (let i = 0, at = start; i < target.length; i++, at += 8) {
    const high = signed ? view.getInt32(at) : view.getUint32(at);
    const value = high * 0x1_0000_0000 + view.getUint32(at + 4);
    exact &&= Number.isSafeInteger(value);
    target[i] = value;
  }
  if (!exact) keepExactLongs(target, view, start);
  return markLongs(target);
}
