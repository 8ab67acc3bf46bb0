import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { CaseReport, GoldenFolder } from "../report.js";
import { algebraSuite } from "./algebra-suite.js";
import { operations } from "./operations.js";

const testdata = new URL("../../../../../testdata/", import.meta.url);

const folder: GoldenFolder = {
  paths: ["algebra/cases.json"],
  read: async (path) => {
    try {
      return readFileSync(new URL(path, testdata));
    } catch {
      return undefined;
    }
  },
};

const reports: CaseReport[] = [];
for await (const report of algebraSuite.run(folder)) reports.push(report);

describe("goldens of histogram arithmetic", () => {
  it.each(Object.keys(operations).map((operation) => ({ operation })))(
    "$operation agrees with ROOT",
    ({ operation }) => {
      const failed = reports.filter((report) => report.operation === operation && report.verdict.outcome === "failed");
      expect(failed).toEqual([]);
    },
  );

  it("excepts at most 2 % of all cases", () => {
    const excepted = reports.filter((report) => report.verdict.outcome === "excepted");
    expect(excepted.length).toBeLessThanOrEqual(0.02 * reports.length);
  });
});
