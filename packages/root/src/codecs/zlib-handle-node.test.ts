import { createInflate, deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../fuzz/random.js";
import { createZlibHandle, zlibHandlesWork } from "./zlib-handle-node.js";

const random = createRandom(7);
const text = (length: number) => Uint8Array.from({ length }, () => Math.floor(random() * 9));

describe("a handle of zlib", () => {
  const inflate = createZlibHandle(createInflate());
  if (inflate === undefined) throw new Error("expected a handle in this Node");
  const good = deflateSync(text(500));

  it("is what this Node can be used with", () => {
    expect(zlibHandlesWork).toBe(true);
  });

  it.each([0, 1, 63, 500, 70_000])("expands %i bytes as inflateSync does, again and again", (length) => {
    const plain = text(length);
    for (let i = 0; i < 3; i++) {
      const target = new Uint8Array(length + 1);
      expect(inflate.run(deflateSync(plain), target)).toBe(length);
      expect(target.subarray(0, length)).toEqual(plain);
    }
  });

  it.each([
    ["cut off", good.subarray(0, 100)],
    ["with another byte in the middle", Uint8Array.from(good, (byte, i) => (i === 60 ? byte ^ 0xff : byte))],
    ["with another checksum", Uint8Array.from(good, (byte, i) => (i === good.length - 1 ? byte ^ 1 : byte))],
    ["of another format", Uint8Array.of(1, 2, 3, 4)],
    ["empty", new Uint8Array()],
  ])("refuses a stream that is %s, and can be used again", (_, stream) => {
    const target = new Uint8Array(501);
    expect(() => {
      const written = inflate.run(stream, target);
      if (written !== 500) throw new Error(`${written} bytes`);
    }).toThrow();
    expect(inflate.run(good, target)).toBe(500);
  });

  it("says when there is no room for all", () => {
    expect(inflate.run(good, new Uint8Array(499))).toBe(-1);
  });
});
