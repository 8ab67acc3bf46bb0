import { readFileSync } from "node:fs";
import { deflateRawSync, deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findDecoder as browserDecoder } from "./browser.js";
import { inflateRaw, inflateZlib } from "./inflate.js";
import { findDecoder as nodeDecoder } from "./node.js";
import { xxh64 } from "./xxh64.js";

const hex = ({ high, low }: { high: number; low: number }) =>
  high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");

describe("xxh64", () => {
  // From the reference implementation, seed 0. Longer input is tested by the LZ4 blocks of ROOT below.
  it.each([
    ["", "ef46db3751d8e999"],
    ["a", "d24ec4f1a98c6e5b"],
    ["abc", "44bc2cf5ad770999"],
  ])("of %j", (text, expected) => {
    expect(hex(xxh64(new TextEncoder().encode(text)))).toBe(expected);
  });
});

describe("our inflate", () => {
  it("undoes zlib at any level and strategy", () => {
    const data = fc.uint8Array({ maxLength: 3000 });
    const text = fc.array(fc.constantFrom(0, 1, 2, 255), { maxLength: 5000 }).map((bytes) => Uint8Array.from(bytes));
    fc.assert(
      fc.property(
        fc.oneof(data, text),
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 0, max: 4 }),
        (bytes, level, strategy) => {
          expect(inflateZlib(deflateSync(bytes, { level, strategy }), bytes.length)).toEqual(bytes);
          expect(inflateRaw(deflateRawSync(bytes, { level, strategy }), bytes.length)).toEqual(bytes);
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });

  it.each([
    ["too short a claim", 99],
    ["too long a claim", 101],
  ])("refuses %s", (_, size) => {
    expect(() => inflateZlib(deflateSync(new Uint8Array(100)), size)).toThrow();
  });

  it("refuses a wrong checksum", () => {
    const packed = deflateSync(new Uint8Array(100));
    packed[packed.length - 1] = (packed.at(-1) ?? 0) ^ 1;
    expect(() => inflateZlib(packed, 100)).toThrow("checksum");
  });
});

describe.each([
  ["node", nodeDecoder],
  ["browser", browserDecoder],
])("the decoders of %s", (_, findDecoder) => {
  it.each([
    ["ZL", deflateSync(new Uint8Array(100))],
    ["CS", deflateRawSync(new Uint8Array(100))],
  ] as const)("know %s", async (method, packed) => {
    const decode = await findDecoder(method);
    expect(Uint8Array.from(await decode(packed, 100))).toEqual(new Uint8Array(100));
  });

  it.each([
    ["ZL", "zlib1"],
    ["XZ", "lzma"],
    ["L4", "lz4"],
    ["ZS", "zstd"],
  ] as const)("read what ROOT packed as %s", async (method, name) => {
    const { packed, size, plain } = firstBlock(name);
    const decode = await findDecoder(method);
    expect(await decode(packed, size)).toHaveLength(size);
    expect(Uint8Array.from(await decode(packed, size)).slice(-plain.length)).toEqual(plain);
    await expect(async () => decode(packed, size - 1)).rejects.toThrow();
    await expect(async () => decode(packed.subarray(0, packed.length - 9), size)).rejects.toThrow();
  });
});

/** The first object of a golden file, packed, and the end of it as the uncompressed file has it. */
function firstBlock(name: string): { packed: Uint8Array; size: number; plain: Uint8Array } {
  const [packed, raw] = [name, "none"].map((kind) => {
    const bytes = readFileSync(new URL(`../../../../testdata/root/goldens/compression-${kind}.root`, import.meta.url));
    let at = 100;
    // The first record is the root directory's, the next one the first object's.
    at += bytes.readInt32BE(at);
    return bytes.subarray(at + bytes.readInt16BE(at + 14), at + bytes.readInt32BE(at));
  }) as [Buffer, Buffer];
  const length = packed.readUIntLE(3, 3);
  return {
    packed: new Uint8Array(packed.subarray(9, 9 + length)),
    size: packed.readUIntLE(6, 3),
    plain: new Uint8Array(raw.subarray(-32)),
  };
}
