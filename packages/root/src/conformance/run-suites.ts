import type { CaseReport, GoldenFolder } from "./report.js";
import { suites } from "./suites.js";

/** Checks everything in a folder that is a golden, in the order of the registry. */
export async function runSuites(folder: GoldenFolder): Promise<CaseReport[]> {
  const reports: CaseReport[] = [];
  for (const suite of suites) {
    for await (const report of suite.run(folder)) reports.push(report);
  }
  return reports;
}
