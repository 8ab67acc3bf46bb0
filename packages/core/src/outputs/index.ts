/** Layer 3, edge. What a (run, subsystem) leaves on disk: the files that its report names, then the report. */
export { publishFiles } from "./publish-files.js";
export { REPORT, readReport, writeReport } from "./report-file.js";
