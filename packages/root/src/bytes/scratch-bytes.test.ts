import { describe, expect, it } from "vitest";
import { scratchBytes } from "./scratch-bytes.js";

describe("room that is used again", () => {
  it.each([0, 1, 100, 5000, (8 << 20) + 1])("has %i bytes", (count) => {
    expect(scratchBytes(count)).toHaveLength(count);
  });

  it("is the same memory at each call", () => {
    scratchBytes(1000)[0] = 1;
    scratchBytes(10)[0] = 2;
    expect(scratchBytes(1000)[0]).toBe(2);
  });

  it("is not kept where it is large", () => {
    const large = scratchBytes((8 << 20) + 1);
    expect(scratchBytes(10).buffer).not.toBe(large.buffer);
  });
});
