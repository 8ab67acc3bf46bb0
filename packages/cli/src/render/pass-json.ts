import type { PassReport, PassRun, PassSubsystem, SubsystemReport } from "@overwatch/core";
import { latencyOf } from "@overwatch/core/host";

export interface PassJsonOptions {
  /** Also list the histograms. */
  readonly hists: boolean;
}

/** The document of `overwatch process --json`: the public form `overwatch-pass-1` of a report. */
export function passJson(report: PassReport, options: PassJsonOptions) {
  const { format, runs, replayed, quarantined, ignored, seconds } = report;
  return { format, runs: runs.map((run) => runJson(run, options)), replayed, quarantined, ignored, seconds };
}

/** One run, as `overwatch runs show --json` prints it. */
export function runJson({ run, hltMode, subsystems }: PassRun, options: PassJsonOptions) {
  return { run, hltMode, subsystems: subsystems.map((subsystem) => subsystemJson(subsystem, options)) };
}

function subsystemJson(passed: PassSubsystem, { hists }: PassJsonOptions) {
  if (passed.status === "failed") return passed;
  const { report, status } = passed;
  const latency = latencyOf(report);
  return {
    subsystem: report.subsystem,
    fileLocationSubsystem: report.fileLocationSubsystem,
    startOfRun: report.startOfRun,
    endOfRun: report.endOfRun,
    runLength: report.runLength,
    files: report.files.map(({ name, time, nEvents }) => ({ name, time, nEvents })),
    combinedFile: report.combinedFile,
    nEvents: report.nEvents,
    status,
    ...(passed.late === undefined ? {} : { late: passed.late }),
    groups: report.groups,
    ...(hists ? { hists: report.hists.map(histJson) } : {}),
    trends: report.trends.flatMap(newestPoint),
    quality: report.quality,
    coverage: report.coverage,
    alarms: report.alarms.map(alarmJson),
    flags: report.flags,
    failures: report.failures,
    problems: report.problems,
    notes: report.notes,
    hidden: report.hidden,
    unmatched: report.unmatched,
    key: report.key,
    ...(latency && { latency }),
  };
}

/** A canvas is for pages; what is said of a histogram in numbers is all here. */
function histJson({ canvas: _, ...hist }: SubsystemReport["hists"][number]) {
  return hist;
}

function newestPoint({ id, hist, title, unit, points }: SubsystemReport["trends"][number]) {
  const newest = points.at(-1);
  if (newest === undefined) return [];
  const { time, value, error, values } = newest;
  return [{ id, hist, title, unit, time, value, ...(error === undefined ? {} : { error }), ...(values && { values }) }];
}

function alarmJson({ draw: _, ...alarm }: SubsystemReport["alarms"][number]) {
  return alarm;
}
