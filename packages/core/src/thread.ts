/** What a thread with a plug-in needs: loads it, and does the work on one (run, subsystem). All of it is in `@overwatch/core`, too. */
export { encodeOutputs } from "./pipeline/encode-outputs.js";
export { openCombined } from "./pipeline/open-combined.js";
export { openHistograms } from "./pipeline/open-file.js";
export { openReference } from "./pipeline/open-reference.js";
export { processSlice } from "./pipeline/process-slice.js";
export { processSubsystem } from "./pipeline/process-subsystem.js";
export { processWhen } from "./pipeline/process-when.js";
export { describePlugin } from "./plugins/describe-plugin.js";
export { loadPlugin } from "./plugins/load-plugin.js";
