/** Layer 4. The spine: calls the rooms in order. Decisions are pure functions; files, store and threads come in as edges. */

export type { SliceChoice } from "../merge/index.js";
export type { ReplayedAlarm } from "./compare-flags.js";
export { encodeOutputs } from "./encode-outputs.js";
export type { FileFindings } from "./file-findings.js";
export type { PassRequest } from "./find-open-runs.js";
export { findReference, type ReferenceSeeker } from "./find-reference.js";
export type { ThinnedFiles } from "./look-at-run.js";
export { openHistograms } from "./open-file.js";
export { openReference } from "./open-reference.js";
export { type PassEdges, processPass } from "./process-pass.js";
export type { RunSubsystem } from "./process-run.js";
export { processSlice, type SliceResult, type SliceWork } from "./process-slice.js";
export { processSubsystem } from "./process-subsystem.js";
export { processWhen, type WhenWork } from "./process-when.js";
export { readPublications } from "./read-publications.js";
export { readOptionsQuestion, readSliceQuestion, readWhenQuestion } from "./read-question.js";
export { type RebuildEdges, type RebuildReport, type RebuildRequest, rebuild } from "./rebuild/rebuild.js";
export type { PlainFailure, RemakeEdges } from "./rebuild/remake-runs.js";
export { type NotReproducible, type VerifyReport, verifyRebuild } from "./rebuild/verify.js";
export type { VerifyFinding } from "./rebuild/verify-findings.js";
export {
  type RecomputedRun,
  type RecomputedTrend,
  type RecomputeEdges,
  type RecomputeRequest,
  recomputeTrends,
} from "./recompute-trends.js";
export type { FoundReference } from "./reference-name.js";
export { type ReplayEdges, type ReplayedRun, replayAlarms } from "./replay-alarms.js";
export type { UsedPlugin } from "./subsystem-process.js";
export { type SubsystemOptions, takeOptions } from "./take-options.js";
export {
  type LookEdges,
  readSliceReport,
  type SliceEdges,
  sliceReportPath,
  takeSlice,
} from "./take-slice.js";
export { takeWhen, type WhenEdges } from "./take-when.js";
export { type ThinEdges, type ThinReport, type ThinRequest, thin } from "./thin.js";
export type { ThinnedFile } from "./thinned-file.js";
export type {
  HistogramSource,
  OpenedReference,
  RecomputeOrder,
  ReplayOrder,
  SubsystemResult,
  SubsystemWork,
  WorkEdges,
} from "./work.js";
