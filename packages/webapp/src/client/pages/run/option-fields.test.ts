import { describe, expect, it } from "vitest";
import { problemsOf, readOptions } from "./option-fields.js";

const options = { scale: true, threshold: 0, mode: "full", planes: [1] };
const fields = {
  scale: { type: "boolean" },
  threshold: { type: "number" },
  mode: { type: "string", enum: ["fast", "full"] },
} as const;

describe("readOptions", () => {
  it.each([
    ["nothing that differs", { scale: "true", threshold: "0", planes: "[1]" }, {}],
    ["a flag", { scale: "false" }, { scale: false }],
    ["a number", { threshold: "2.5" }, { threshold: 2.5 }],
    ["a choice", { mode: "fast" }, { mode: "fast" }],
    ["a list", { planes: "[1,2]" }, { planes: [1, 2] }],
    ["what is no number, as it stands", { threshold: "much" }, { threshold: "much" }],
  ])("reads %s", (_what, written, expected) => {
    expect(readOptions(written, fields, options)).toEqual(expected);
  });
});

describe("problemsOf", () => {
  it("finds the field that a message names", () => {
    const message = "Expected other values of the options of EMC: `threshold`: Too big: expected number to be <=1000.";
    expect(problemsOf({ message }, Object.keys(options))).toEqual({
      threshold: "Too big: expected number to be <=1000",
    });
    expect(problemsOf({ message: "Something else." }, ["threshold"])).toEqual({});
  });
});
