import { describe, expect, it } from "vitest";
import { ByteReader } from "./byte-reader.js";
import { ByteWriter } from "./byte-writer.js";
import { type NumberFormat, numberBytes, readNumbers } from "./read-numbers.js";
import { writeNumbers } from "./write-numbers.js";

type Get = (view: DataView, at: number) => number;

const formats: readonly (readonly [NumberFormat, Get])[] = [
  ["i8", (view, at) => view.getInt8(at)],
  ["u8", (view, at) => view.getUint8(at)],
  ["i16", (view, at) => view.getInt16(at)],
  ["u16", (view, at) => view.getUint16(at)],
  ["i32", (view, at) => view.getInt32(at)],
  ["u32", (view, at) => view.getUint32(at)],
  ["f32", (view, at) => view.getFloat32(at)],
  ["f64", (view, at) => view.getFloat64(at)],
];
/** Short arrays are read one by one, long ones by what the machine has for it. */
const cases = formats.flatMap(([format, get]) => [3, 1000].map((count) => ({ format, count, get })));

/** Bytes of any kind, not-a-numbers with a payload among them; the numbers begin at an odd place. */
const stored = (count: number) => Uint8Array.from({ length: 3 + 8 * count }, (_, i) => (i * i * 31 + 7 * i) >>> 3);

describe("numbers of a record", () => {
  it.each(cases)("$count of $format come in the machine's order", ({ format, count, get }) => {
    const reader = new ByteReader(stored(count));
    reader.pos = 3;
    const numbers = readNumbers(reader, format, count);
    const expected = Array.from({ length: count }, (_, i) => get(reader.view, 3 + i * numberBytes[format]));
    expect([...numbers]).toEqual(expected);
    expect(reader.pos).toBe(3 + count * numberBytes[format]);
  });

  it.each(cases)("$count of $format go out as they came", ({ format, count }) => {
    const bytes = stored(count);
    const reader = new ByteReader(bytes);
    reader.pos = 3;
    const writer = new ByteWriter(16);
    writer.zeros(3);
    writeNumbers(writer, format, readNumbers(reader, format, count), count);
    expect(writer.written().subarray(3)).toEqual(bytes.subarray(3, 3 + count * numberBytes[format]));
  });

  it("refuses more than is there", () => {
    expect(() => readNumbers(new ByteReader(stored(1)), "f32", 1000)).toThrow(/claims 1000 values/);
  });
});
