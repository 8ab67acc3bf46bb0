/** Layer 1. What everything is about, as plain readonly data. */
export {
  type AxisView,
  type Canvas,
  type CanvasPatch,
  type Color,
  emptyCanvas,
  type Overlay,
  type Point,
  patchCanvas,
  type Style,
} from "./canvas.js";
export type { Configure } from "./configure.js";
export type {
  HistogramContainer,
  HistogramGroup,
  HistogramInfo,
  Hists,
  HistsAvailable,
  HistsInFile,
  Information,
  InfoValue,
  InputByKind,
  InputKind,
} from "./hists.js";
export { type Latency, latencyOf, type Percentiles } from "./latency.js";
export { type AlarmResult, coverage, type Quality, worst } from "./quality.js";
export type { ReferenceReport, ReferenceWanted } from "./reference.js";
export {
  type AlarmReport,
  type FileFlags,
  type HistogramReport,
  type HookFailureReport,
  type KeyParts,
  type MadeBy,
  type Note,
  type NoteCode,
  type ObjectProblem,
  type Passage,
  type PassReport,
  type PassRun,
  type PassSubsystem,
  type RaisedAlarm,
  REPORT_FORMAT,
  type SubsystemReport,
  type TrendReport,
} from "./report.js";
export type { ReceivedFile, Run, Subsystem } from "./run.js";
export type { PlannedSource, PlannedStep, RunPlan } from "./run-plan.js";
export {
  FULL_PROCESSING,
  SLICE_FORMAT,
  type SliceAnswer,
  type SliceQuestion,
  type SliceReport,
  type SliceRule,
} from "./slice.js";
export type { TimeSpan } from "./time-span.js";
export type { Trend, TrendHead, TrendMoment, TrendPoint, TrendValue } from "./trend.js";
export type { WhenInterval, WhenQuestion, WhenReport, WhenVerdict } from "./when.js";
export type { MovingWindow, WindowReport } from "./window.js";
