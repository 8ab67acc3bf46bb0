import type { CaseReport, GoldenFolder } from "./report.js";
import { suites } from "./suites.js";

/** Checks the parts of a folder that are there, in the order of the registry. */
export async function runSuites(folder: GoldenFolder): Promise<CaseReport[]> {
  const reports: CaseReport[] = [];
  for (const suite of suites) {
    if (!folder.paths.some((path) => path.startsWith(suite.part))) continue;
    for await (const report of suite.run(folder)) reports.push(report);
  }
  return reports;
}
