import { describe, expect, it } from "vitest";
import { colorNumber } from "./colors.js";

describe("colorNumber", () => {
  it.each([
    ["a number of ROOT", 602, 602],
    ["a name", "red", 632],
    ["a name in capitals", "Orange", 800],
    ["six digits", "#ff0000", 632],
    ["three digits, the nearest", "#0a0", 418],
    ["what is no colour", "url(x)", 1],
  ])("takes %s", (_what, color, number) => {
    expect(colorNumber(color)).toBe(number);
  });
});
