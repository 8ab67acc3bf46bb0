export { fromDump } from "./from-dump.js";
export {
  type CaseReport,
  count,
  type Difference,
  formatReports,
  type GoldenFolder,
  type Suite,
  type Verdict,
} from "./report.js";
export { runSuites } from "./run-suites.js";
export { suites } from "./suites.js";
