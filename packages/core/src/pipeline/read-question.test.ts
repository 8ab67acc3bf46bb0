import { describe, expect, it } from "vitest";
import { readSliceQuestion, readWhenQuestion } from "./read-question.js";

const slice = { run: 1, subsystem: "EMC", from: 0, to: 3, options: { a: [1, "x"] } };

describe("readSliceQuestion", () => {
  it("takes a question", () => {
    expect(readSliceQuestion(slice)).toEqual(slice);
    const { options: _, ...rest } = slice;
    expect(readSliceQuestion(rest)).toEqual({ ...slice, options: {} });
  });

  it.each([
    ["nothing", undefined],
    ["a text", "EMC"],
    ["a run that is none", { ...slice, run: "1" }],
    ["a path as subsystem", { ...slice, subsystem: "../EMC" }],
    ["half a minute", { ...slice, from: 0.5 }],
    ["something more", { ...slice, more: 1 }],
    ["options that are no map", { ...slice, options: [1] }],
  ])("refuses %s", (_name, value) => {
    expect(() => readSliceQuestion(value)).toThrow(expect.objectContaining({ code: "QUESTION_INVALID" }));
  });
});

describe("readWhenQuestion", () => {
  it("takes a question and refuses others", () => {
    const when = { run: 1, subsystem: "EMC", target: "hot" };
    expect(readWhenQuestion(when)).toEqual(when);
    expect(() => readWhenQuestion({ ...when, target: "" })).toThrow(
      expect.objectContaining({ code: "QUESTION_INVALID" }),
    );
  });
});
