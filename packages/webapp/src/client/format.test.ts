import { describe, expect, it } from "vitest";
import { formatAge, formatNumber, formatShare } from "./format.js";

describe("format", () => {
  it.each([
    [0, "0 s"],
    [-5, "0 s"],
    [89, "89 s"],
    [90, "2 min"],
    [3600, "60 min"],
    [7200, "2 h"],
    [200_000, "2 d"],
  ])("age %d", (seconds, text) => expect(formatAge(seconds)).toBe(text));

  it.each([
    [undefined, "-"],
    ["NaN", "NaN"],
    [12, "12"],
    [1_234_567, "1\u2009234\u2009567"],
    [1.234567, "1.2346"],
    [1e9, "1.000e+9"],
    [0.00001234, "1.234e-5"],
    [0, "0"],
  ])("number %s", (value, text) => expect(formatNumber(value)).toBe(text));

  it("share", () => expect(formatShare(0.846)).toBe("85 %"));
});
