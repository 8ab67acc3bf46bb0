/**
 * What the process around plug-ins needs: finds them by their manifests, makes passes and looks into parts of runs. Loads
 * nothing of what only a plug-in's thread does, so that a command starts quickly; all of it is in `@overwatch/core`, too.
 */
export { watchReport } from "./alarms/life/index.js";
export { hookEndedThread, hookTimeout, importFailed } from "./errors/catalogue.js";
export { frozenName } from "./model/frozen-name.js";
export { latencyOf } from "./model/latency.js";
export { expectedPlugins } from "./pipeline/expected-plugins.js";
export { processPass } from "./pipeline/process-pass.js";
export { readPublications } from "./pipeline/read-publications.js";
export { readOptionsQuestion, readSliceQuestion, readWhenQuestion } from "./pipeline/read-question.js";
export { recomputeTrends } from "./pipeline/recompute-trends.js";
export { replayAlarms } from "./pipeline/replay-alarms.js";
export { takeOptions } from "./pipeline/take-options.js";
export { readSliceReport, sliceReportPath, takeSlice } from "./pipeline/take-slice.js";
export { takeWhen } from "./pipeline/take-when.js";
export { discoverPlugins } from "./plugins/discover.js";
export { stepKey } from "./plugins/step.js";
