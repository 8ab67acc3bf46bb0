import { describe, expect, it } from "vitest";
import { packValue } from "./pack-result.js";

describe("packValue", () => {
  it("keeps the form of a value, and all its arrays in one buffer of their own", () => {
    const file = new Uint8Array(1000).map((_, i) => i);
    const contents = new Int16Array(file.buffer, 10, 3);
    const value = {
      text: "a",
      none: undefined,
      list: [1, null, { contents }],
      map: new Map<string, unknown>([
        ["x", { same: contents, odd: new Uint8Array(file.buffer, 1, 5), empty: new Float64Array(0) }],
      ]),
      view: new DataView(file.buffer, 3, 4),
      ["__proto__x"]: 1,
    };
    const { value: packed, buffer } = packValue(value);
    expect(packed).toEqual(value);
    expect(buffer.byteLength).toBe(8 + 8 + 0 + 8);
    expect((packed.list[2] as { contents: Int16Array }).contents.buffer).toBe(buffer);
    const crossed = structuredClone(packed, { transfer: [buffer] });
    expect(crossed).toEqual(value);
  });

  it.each([{ value: { f: () => 1 } }, { value: [Symbol("s")] }])("refuses what cannot cross: $value", ({ value }) => {
    expect(() => packValue(value)).toThrow(TypeError);
  });
});
