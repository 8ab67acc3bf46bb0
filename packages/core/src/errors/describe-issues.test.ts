import { describe, expect, it } from "vitest";
import { describeIssues } from "./describe-issues.js";

describe("describeIssues", () => {
  it.each([
    { name: "nothing", issues: [], lines: [] },
    { name: "the whole value", issues: [{ path: [], message: "expected a map" }], lines: ["expected a map"] },
    {
      name: "a nested value",
      issues: [{ path: ["limits", 0, "min"], message: "expected number" }],
      lines: ["`limits.0.min`: expected number"],
    },
  ])("$name", ({ issues, lines }) => {
    expect(describeIssues(issues)).toEqual(lines);
  });
});
