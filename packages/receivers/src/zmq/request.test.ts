import { describe, expect, it } from "vitest";
import { formatOptions, parseOptions } from "./request.js";

describe("the options of a request", () => {
  it.each([
    ["nothing", {}, ""],
    ["all", { select: "^EMC", reset: true, schema: true }, " -select=^EMC -ResetOnRequest -SchemaOnRequest"],
    ["reset alone", { reset: true }, " -ResetOnRequest"],
  ])("%s", (_name, request, text) => {
    expect(formatOptions(request)).toBe(text);
    expect(parseOptions(text)).toEqual(request);
  });

  it.each([
    ["-select ^EMC", { select: "^EMC" }],
    ["--select='a b' --SchemaOnRequest", { select: "a b", schema: true }],
    ["select=x -unknown=7 -list", { select: "x" }],
    ["", {}],
  ])("are read in every spelling: %s", (text, expected) => {
    expect(parseOptions(text)).toEqual(expected);
  });
});
