import { describe, expect, it } from "vitest";
import { nearest } from "./nearest.js";

describe("nearest", () => {
  it.each([
    { name: "dataFoldr", known: ["dataFolder", "debug"], expected: ["dataFolder"] },
    {
      name: "EMCTRQA_histFastORL2",
      known: ["EMCTRQA_histFastORL1", "EMCTRQA_histFastORL0", "x"],
      expected: ["EMCTRQA_histFastORL0", "EMCTRQA_histFastORL1"],
    },
    { name: "zzz", known: ["dataFolder"], expected: [] },
    { name: "DEBUG", known: ["debug"], expected: ["debug"] },
  ])("$name -> $expected", ({ name, known, expected }) => {
    expect(nearest(name, known)).toEqual(expected);
  });
});
