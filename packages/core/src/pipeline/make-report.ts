import { coverage, worst } from "../model/quality.js";
import {
  type AlarmReport,
  type FileFlags,
  type HookFailureReport,
  type Note,
  REPORT_FORMAT,
  type SubsystemReport,
  type TrendReport,
} from "../model/report.js";
import type { TrendPoint } from "../model/trend.js";
import type { TrendSpec } from "../plugins/contract.js";
import { trendHead } from "../plugins/validate/index.js";
import { configHashOf } from "./config-hash.js";
import type { Examined } from "./examine-file.js";
import type { FileFindings } from "./file-findings.js";
import { alarmsOfFiles, flagsOfFile } from "./flags-of-file.js";
import { judgedOf } from "./judge-file.js";
import { withReferences } from "./result-key.js";
import { judge } from "./stages/judge.js";
import { summarizeHists } from "./stages/summarize-hists.js";
import type { ShownState, SubsystemProcess } from "./subsystem-process.js";
import type { SubsystemWork } from "./work.js";

/** What is shown of the newest state. */
export type Shown = ShownState & Pick<Examined, "seen">;

/** What processing found. */
export interface Found {
  /** Failures of declarations, apart from any file. */
  readonly ofRules: readonly HookFailureReport[];
  /** In order of files. */
  readonly findings: readonly FileFindings[];
  readonly shown: Shown;
  /** What happened between files, by the name of the later one. */
  readonly course: ReadonlyMap<string, readonly Note[]>;
  /** Of the newest file. */
  readonly counts: SubsystemReport["counts"];
}

/** Judges, and puts everything that is known of a (run, subsystem) into its report. */
export function makeReport(
  process: SubsystemProcess,
  { ofRules, findings, shown, course, counts }: Found,
): SubsystemReport {
  const { work, used, monitoring, failures } = process;
  const times = work.files.map(({ time }) => time);
  const [startOfRun = 0, endOfRun = startOfRun] = [times[0], times.at(-1)];
  const trends = monitoring.trends.flatMap((trend) => trendReport(trend, findings, process));
  const soFar = [...ofRules, ...findings.flatMap(withFileName), ...failures.take()];
  const given = judgedOf(shown, trends, work.files, soFar.length, process);
  const alarms = judge(monitoring.alarms, given);
  const hists = summarizeHists(alarms, given, shown);
  const references = process.references.used();
  return {
    format: REPORT_FORMAT,
    run: work.run,
    subsystem: work.subsystem,
    ...withReferences(work.keyParts, references),
    fileLocationSubsystem: work.fileLocationSubsystem,
    cumulative: work.cumulative,
    startOfRun,
    endOfRun,
    runLength: Math.floor((endOfRun - startOfRun) / 60),
    files: findings.map(({ file, nEvents }) => ({ ...file, nEvents })),
    combinedFile: work.combinedFile,
    nEvents: shown.nEvents ?? null,
    groups: shown.plan.groups,
    hists,
    hidden: shown.plan.hidden,
    unmatched: shown.plan.unmatched,
    trends,
    ...(shown.seen.windows.length > 0 && { windows: shown.seen.windows }),
    quality: worst(alarms.map(({ flag }) => flag)),
    coverage: coverage(hists.map(({ quality }) => quality)),
    alarms,
    flags: flagsOfAll(alarms, findings, process),
    ...(references.length > 0 && { references }),
    failures: [...soFar, ...failures.take()],
    problems: findings.flatMap(({ file, problems }) => problems.map((problem) => ({ ...problem, file: file.name }))),
    notes: [
      ...modeNotes(work),
      ...findings.flatMap(({ file, notes }) => [
        ...notes.map((note) => ({ ...note, file: file.name })),
        ...(course.get(file.name) ?? []),
      ]),
      ...shown.seen.notes,
    ],
    counts,
    madeBy: { plugin: used?.package ?? null, version: used?.version ?? null, node: globalThis.process.versions.node },
  };
}

/** Of earlier files as they were found, of the newest from the verdicts of this report. */
function flagsOfAll(
  alarms: readonly AlarmReport[],
  findings: readonly FileFindings[],
  { monitoring }: SubsystemProcess,
): readonly FileFlags[] {
  const ids = new Set(alarmsOfFiles(monitoring.alarms).map(({ id }) => id));
  const newest = findings.at(-1)?.file;
  const earlier = findings.slice(0, -1).flatMap(({ flags }) => flags ?? []);
  return newest === undefined || ids.size === 0 ? earlier : [...earlier, flagsOfFile(newest, alarms, ids)];
}

function modeNotes({ modeDetected, cumulative, files }: SubsystemWork): readonly Note[] {
  if (modeDetected !== true) return [];
  const what = cumulative ? "everything since the start of the run" : "what came since the file before";
  return [
    { code: "MODE_DETECTED", message: `Each file holds ${what}, as their contents tell.`, time: files[0]?.time ?? 0 },
  ];
}

function withFileName({ file, failures }: FileFindings): readonly HookFailureReport[] {
  return failures.map((failure) => ({ ...failure, file: file.name }));
}

/** A trend that never had a point is left out: its histogram is not there. */
function trendReport(
  trend: TrendSpec,
  findings: readonly FileFindings[],
  { work, detector }: SubsystemProcess,
): TrendReport[] {
  const points: TrendPoint[] = [];
  const files: string[] = [];
  for (const { file, points: ofFile } of findings) {
    const point = ofFile.get(trend.id);
    if (point === undefined) continue;
    points.push(point);
    files.push(file.name);
  }
  if (points.length === 0) return [];
  const { id, title, hist, unit = "", use } = trend;
  const about = { title, unit, hist };
  const head = detector.caller.call({ hook: "trends", step: id }, [about], () => use.initialize(about), trendHead);
  if (!head.ok) detector.failed(head.failure);
  return [
    {
      subsystem: work.subsystem,
      id,
      ...(head.ok ? head.value : about),
      hist,
      configHash: configHashOf(trend),
      points,
      files,
    },
  ];
}
