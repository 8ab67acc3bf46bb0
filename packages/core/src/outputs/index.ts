/** Layer 3, edge. What a (run, subsystem) leaves on disk: the files that its report names, then the report. */
export { compareValues, type ValueComparison, type ValueDifference } from "./compare-values.js";
export { digestValues } from "./digest-values.js";
export { OTHER_TRENDS, readOtherTrends, writeOtherTrends } from "./other-trends-file.js";
export { publishFiles } from "./publish-files.js";
export { REPORT, readReport, writeReport } from "./report-file.js";
export { readSlice, type SliceNames, sliceNames, writeSlice } from "./slice-files.js";
