import { describe, expect, it } from "vitest";
import { freezeData } from "./freeze-data.js";

describe("freezeData", () => {
  it("freezes lists and objects inside, in place", () => {
    const data = { name: "hits", list: [{ a: 1 }], inner: { deep: { deeper: [1] } }, nothing: null };
    expect(freezeData(data)).toBe(data);
    for (const part of [data, data.list, data.list[0], data.inner, data.inner.deep, data.inner.deep.deeper])
      expect(Object.isFrozen(part)).toBe(true);
  });

  it.each([1, "text", undefined, null])("hands on %s", (value) => {
    expect(freezeData(value)).toBe(value);
  });
});
