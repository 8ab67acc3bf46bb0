/** Layer 4. The spine: calls the rooms in order. Decisions are pure functions; files, store and threads come in as edges. */

export type { ReplayedAlarm } from "./compare-flags.js";
export { encodeOutputs } from "./encode-outputs.js";
export type { PassRequest } from "./find-open-runs.js";
export { type FoundReference, findReference, type ReferenceWanted } from "./find-reference.js";
export { openHistograms } from "./open-file.js";
export { type PassEdges, processPass } from "./process-pass.js";
export type { RunSubsystem } from "./process-run.js";
export { processSubsystem } from "./process-subsystem.js";
export { readPublications } from "./read-publications.js";
export { type RebuildEdges, type RebuildReport, type RebuildRequest, rebuild } from "./rebuild/rebuild.js";
export { type NotReproducible, type VerifyReport, verifyRebuild } from "./rebuild/verify.js";
export type { VerifyFinding } from "./rebuild/verify-findings.js";
export { type ReplayEdges, type ReplayedRun, replayAlarms } from "./replay-alarms.js";
export type { UsedPlugin } from "./subsystem-process.js";
export { type ThinEdges, type ThinReport, type ThinRequest, thin } from "./thin.js";
export type { ThinnedFile } from "./thinned-file.js";
export type { HistogramSource, ReplayOrder, SubsystemResult, SubsystemWork, WorkEdges } from "./work.js";
