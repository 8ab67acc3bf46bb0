/** Layer 2. Stateless judgements of trends and histograms: imports errors, log, model and root's histograms, nothing else of ours. */
export type {
  Alarm,
  AlarmDefinition,
  AlarmFactory,
  AlarmOf,
  AlarmSubject,
  AlarmSubjects,
  BoundAlarm,
  Given,
} from "./alarm.js";
export { allOf } from "./all-of.js";
export { anyOf } from "./any-of.js";
export * from "./checks/index.js";
export type { SomeAlarms } from "./combine.js";
export { type CheckName, type CheckUse, coverageOf, type SubsystemCoverage } from "./coverage-report.js";
export { defineAlarm } from "./define-alarm.js";
export { type FlagInterval, flagIntervals, type IntervalOptions, intervalsCsv } from "./flag-intervals.js";
export { houseAlarms } from "./house-alarms.js";
export * from "./life/index.js";
