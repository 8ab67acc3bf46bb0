/** The test kit for plug-ins. */
export type { Bench, BenchFile, RecordedFile } from "./bench/bench.js";
export { type BenchRun, runDetector } from "./bench/run-detector.js";
export type { AxisOptions, BuildOptions, ContentAt } from "./builders/build.js";
export { flat } from "./builders/flat.js";
export { fromFunction } from "./builders/from-function.js";
export { type Gaussian, gaussian } from "./builders/gaussian.js";
export { h1 } from "./builders/h1.js";
export { h2 } from "./builders/h2.js";
export { createRandom } from "./builders/random.js";
export { withHotChannels } from "./builders/with-hot-channels.js";
export { type CheckedBench, checkDetector, type ManifestText } from "./check/check-detector.js";
export type { Finding } from "./check/finding.js";
export type { MatchOptions } from "./match/find-difference.js";
export { type MatchResult, toMatchHist } from "./match/to-match-hist.js";
export { recordRun } from "./recorded/record-run.js";
export { type RecordedRun, type RecordedRunOptions, readRecordedRuns } from "./recorded/recorded-runs.js";
