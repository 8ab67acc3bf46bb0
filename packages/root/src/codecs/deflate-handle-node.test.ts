import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../fuzz/random.js";
import { createPackInto } from "./deflate-handle-node.js";

const random = createRandom(11);
const text = (length: number) => Uint8Array.from({ length }, () => Math.floor(random() * 9));
const packing = { level: 1, windowBits: 12, memLevel: 4 };

describe("packing without a stream", () => {
  const pack = createPackInto();
  if (pack === undefined) throw new Error("expected it to work in this Node");

  it.each([0, 1, 63, 500, 20_000])("gives the bytes of deflateSync for %i bytes, again and again", (length) => {
    const plain = text(length);
    for (let i = 0; i < 3; i++) {
      const target = new Uint8Array(length + 100);
      const packed = target.subarray(0, pack(plain, target, packing));
      expect(Buffer.compare(packed, deflateSync(plain, packing))).toBe(0);
    }
  });

  it("says when there is no room for all, and can be used again", () => {
    const plain = text(500);
    expect(pack(plain, new Uint8Array(20), packing)).toBe(-1);
    expect(pack(plain, new Uint8Array(1000), packing)).toBe(deflateSync(plain, packing).length);
  });
});
