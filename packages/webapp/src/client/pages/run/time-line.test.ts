import { describe, expect, it } from "vitest";
import { gapsOf } from "./time-line.js";

describe("gapsOf", () => {
  it.each([
    ["no files", [], []],
    ["one file", [0], []],
    ["files in step", [0, 60, 120, 180], []],
    ["a missing file", [0, 60, 120, 240, 300], [[120, 240]]],
    ["files that come every few seconds", [0, 2, 4, 9, 11], []],
    ["files at the same time", [0, 0, 0], []],
  ])("finds gaps in %s", (_what, times, gaps) => {
    expect(gapsOf(times.map((time) => ({ time })))).toEqual(gaps);
  });
});
