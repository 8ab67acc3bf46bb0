import type { AnyHistogram } from "@overwatch/root/hist";
import { isAgain, planParts, type SliceChoice, wholeMinutes } from "../merge/index.js";
import { worst } from "../model/quality.js";
import type { Note } from "../model/report.js";
import { SLICE_FORMAT, type SliceReport } from "../model/slice.js";
import type { AlarmSpec } from "../plugins/contract.js";
import { encodeObjects } from "./encode-objects.js";
import { findFalls } from "./find-falls.js";
import { judgedOf } from "./judge-file.js";
import { processSource } from "./process-source.js";
import { judge } from "./stages/judge.js";
import { summarizeHists } from "./stages/summarize-hists.js";
import { type SubsystemProcess, startProcess, type UsedPlugin } from "./subsystem-process.js";
import { type LeftOut, sumParts } from "./sum-parts.js";
import { windowsOfSlice } from "./windows-of-slice.js";
import type { SubsystemWork, WorkEdges } from "./work.js";

/** All that processing a slice needs, as plain data: it crosses to a runner's thread. */
export interface SliceWork {
  /** Of the whole run, with the options of the slice. */
  readonly work: SubsystemWork;
  readonly key: string;
  readonly choice: SliceChoice;
  /** Indices of the files at which counts fell, if a report of these files says so; else they are looked for. */
  readonly falls?: readonly number[];
  /** The folder of the subsystem, relative to the data folder, with slashes. */
  readonly folder: string;
  /** Names of the files with the contents before processing, and as shown. */
  readonly out: string;
  readonly processed: string;
}

/** A slice, and the bytes of the files that its report names, by name. */
export interface SliceResult {
  readonly report: SliceReport;
  readonly outputs: ReadonlyMap<string, Uint8Array>;
}

/**
 * Cuts a part out of a run and processes it by the same stages as the run itself, with options of its own. Trends are not
 * continued by it; alarms on trends do not judge it.
 *
 * @throws FILE_* when a file cannot be opened, OPTION_* when options do not fit the plug-in's schema.
 */
export async function processSlice(
  slice: SliceWork,
  used: UsedPlugin | undefined,
  edges: WorkEdges,
): Promise<SliceResult> {
  const { work, choice } = slice;
  const process = startProcess(work, used, edges);
  const ofRules = process.failures.take();
  const { files, cumulative } = work;
  const newest = files[choice.last];
  const falls = cumulative ? (slice.falls ?? (await fallsUpTo(choice, work, edges))) : [];
  const plan = planParts({ cumulative, ...choice, fell: (index) => falls.includes(index) });
  const parts = cumulative ? plan.parts : plan.parts.filter(({ plus }) => !isAgain(files, plus));
  const { source, hists, leftOut } = await sumParts(parts, files, edges.open);

  const windows = windowsOfSlice(choice, { source, segments: plan.segments, falls }, work, edges);
  const request = { time: newest?.time ?? 0, slice: minutesOf(choice, work), openWindow: windows.open };
  const shown = await processSource(source, request, process);
  await windows.close();
  const failures = [...ofRules, ...process.failures.take()];
  const ofSlice = files.slice(choice.first, choice.last + 1).filter(({ thinned }) => thinned !== true);
  const given = judgedOf(shown, [], ofSlice, failures.length, process);
  await process.references.load(alarmsOnSlices(process), given.alarmIds);
  const alarms = judge(alarmsOnSlices(process), given);
  await process.references.close();
  const out = encodeObjects(slice.out, hists, newest);
  const contents = new Map(
    [...shown.hists].map(([name, { container }]): [string, AnyHistogram] => [name, container.hist]),
  );
  const processed = encodeObjects(slice.processed, contents, newest);
  const minus = plan.minus === undefined ? undefined : files[plan.minus]?.name;
  const report: SliceReport = {
    format: SLICE_FORMAT,
    key: slice.key,
    run: work.run,
    subsystem: work.subsystem,
    fileLocationSubsystem: work.fileLocationSubsystem,
    minutes: choice.minutes,
    requested: choice.requested,
    available: choice.available,
    files: ofSlice.map(({ name, time }) => ({ name, time })),
    rule: plan.rule,
    ...(minus === undefined ? {} : { minus }),
    segments: plan.segments,
    options: process.options,
    out: `${slice.folder}/${slice.out}`,
    processed: `${slice.folder}/${slice.processed}`,
    nEvents: shown.nEvents ?? null,
    groups: shown.plan.groups,
    hists: summarizeHists(alarms, given, shown),
    quality: worst(alarms.map(({ flag }) => flag)),
    alarms,
    failures: [...failures, ...process.failures.take()],
    problems: [...source.problems, ...shown.contents.problems()],
    notes: [
      ...notesOf(plan.segments, leftOut, newest?.time ?? 0),
      ...shown.windows.seen([]).notes,
      ...out.notes,
      ...processed.notes,
    ],
  };
  return {
    report,
    outputs: new Map([
      [slice.out, out.bytes],
      [slice.processed, processed.bytes],
    ]),
  };
}

async function fallsUpTo(
  { first, last, before }: SliceChoice,
  { files, thinned = [] }: SubsystemWork,
  { open }: WorkEdges,
): Promise<readonly number[]> {
  const from = first === last ? (before ?? first) : first;
  const recorded = new Set(
    thinned.flatMap(({ findings }) =>
      findings.notes.some(({ code }) => code === "COUNTS_FELL") ? [findings.file.name] : [],
    ),
  );
  const known = files.flatMap(({ name }, index) =>
    index > from && index <= last && recorded.has(name) ? [index] : [],
  );
  return [...new Set([...known, ...(await findFalls(files, from, last, open))])];
}

/** What the contents hold, not what was asked for: so that questions with the same answer share it. */
function minutesOf({ available }: SliceChoice, { files }: SubsystemWork) {
  const start = files[0]?.time ?? 0;
  return { fromMinute: wholeMinutes(available.from - start), toMinute: wholeMinutes(available.to - start) };
}

/** Alarms on trends, and those on other alarms, which may look at them, judge the course of a run. */
function alarmsOnSlices({ monitoring }: SubsystemProcess): readonly AlarmSpec[] {
  return monitoring.alarms.filter(({ on }) => !("trends" in on) && !("alarms" in on));
}

function notesOf(segments: number, leftOut: readonly LeftOut[], time: number): readonly Note[] {
  const fell: Note[] =
    segments === 1
      ? []
      : [
          {
            code: "COUNTS_FELL",
            message: `The counts fell ${segments - 1} time(s) inside: the slice is the sum of the ${segments} parts in between.`,
            time,
          },
        ];
  return [
    ...fell,
    ...leftOut.map(
      ({ name, file, reason }): Note => ({
        code: "MERGE_SKIPPED",
        message: `${name} of ${file.name} was left out: ${reason}`,
        file: file.name,
        time: file.time,
        hist: name,
      }),
    ),
  ];
}
