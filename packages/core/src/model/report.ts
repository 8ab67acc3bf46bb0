import type { Canvas } from "./canvas.js";
import type { HistogramGroup, Information } from "./hists.js";
import type { AlarmResult, Quality } from "./quality.js";
import type { ReferenceReport } from "./reference.js";
import type { ReceivedFile } from "./run.js";
import type { Trend } from "./trend.js";
import type { WindowReport } from "./window.js";

/** Version of the stored form; a report of another version is made again. */
export const REPORT_FORMAT = "overwatch-report-3";

/** A plug-in's failure is a value here, never an exception that reaches another plug-in. */
export interface HookFailureReport {
  /** Name of the package. */
  readonly plugin: string;
  readonly hook: string;
  readonly step?: string;
  readonly hist?: string;
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  /** The file in which it happened, when it is not the newest. */
  readonly file?: string;
  /** Off until the run ends. */
  readonly suspended: boolean;
  /** The author ended the step with `ctx.fail`: no fault of the code, and no reason to suspend it. */
  readonly byAuthor?: true;
}

/** A damaged object in a good file. */
export interface ObjectProblem {
  readonly path: string;
  readonly cycle: number;
  readonly reason: string;
  readonly file?: string;
}

/** What a note is about. */
export type NoteCode =
  /** A histogram could not be added or subtracted. */
  | "MERGE_SKIPPED"
  /** An object could not be written to a derived file. */
  | "NOT_WRITTEN"
  /** Files hold everything since the start, and the counts are smaller than in the file before: they began again. */
  | "COUNTS_FELL"
  /** A histogram that the file before has not. */
  | "HIST_APPEARED"
  /** A histogram that the file before has, and this one has not. */
  | "HIST_GONE"
  /** A histogram whose binning is not that of the file before. */
  | "HIST_CHANGED"
  /** Between two files there is room for at least one more. */
  | "FILE_MISSING"
  /** The bytes are those of another file. */
  | "FILE_DUPLICATE"
  /** A histogram of the last minutes could not be made. */
  | "WINDOW_SKIPPED"
  /** Whether files hold everything since the start, or their interval, was found out from their contents. */
  | "MODE_DETECTED";

/** Something that happened to the data and that a reader of the numbers should know. */
export interface Note {
  readonly code: NoteCode;
  readonly message: string;
  /** Name of the file in which it was seen, and its time, Unix seconds. */
  readonly file?: string;
  readonly time: number;
  readonly hist?: string;
}

/** One judgement in a report. */
export interface AlarmReport extends AlarmResult {
  readonly id: string;
  /** What it judges: the id of a trend, the name of a histogram or group, the subsystem. */
  readonly on: string;
  /** Of a raised one: names of the notifiers that are told, and what a shifter should do. */
  readonly notify?: readonly string[];
  readonly help?: string;
  /** Probability of being raised once where nothing is wrong; absent when its check does not state one. */
  readonly falseAlarms?: number;
}

/** An alarm that was raised at one file. */
export type RaisedAlarm = Pick<AlarmReport, "id" | "on" | "flag" | "message" | "notify" | "help">;

/** What the alarms said at the time of one file, those of the subsystem as a whole left out: they look at all that failed. */
export interface FileFlags {
  /** Name of the file. */
  readonly file: string;
  /** Unix seconds. */
  readonly time: number;
  /** The worst of them. */
  readonly quality: Quality;
  /** How many judged, and how many there were. */
  readonly known: number;
  readonly of: number;
  /** Those that did not know. */
  readonly unknown: readonly (readonly [id: string, on: string])[];
  readonly raised: readonly RaisedAlarm[];
}

/** A processed histogram in numbers; contents are in the processed file. */
export interface HistogramReport {
  readonly name: string;
  readonly prettyName: string;
  readonly class: string;
  readonly group: string;
  readonly entries: number;
  /** Sum of the cells inside the axes. */
  readonly integral?: number;
  /** ROOT's GetMean and GetStdDev, one per axis. */
  readonly mean?: readonly number[];
  readonly stdDev?: readonly number[];
  readonly quality: Quality;
  readonly information: Information;
  readonly canvas: Canvas;
}

/** A trend with its configuration's hash: points of another configuration are not continued. */
export interface TrendReport extends Trend {
  readonly configHash: string;
  /** Per point the name of its file. */
  readonly files: readonly string[];
}

/** Parts of the key of a result: what must be equal for two results to be equal. */
export interface KeyParts {
  /** Everything but the files: equal for all runs that the same code and configuration processed. */
  readonly basis: string;
  /** What hooks are told beside the files: mode, location, HLT mode, start of run. */
  readonly context: string;
  /** Names, sizes and digests of the files. */
  readonly files: string;
  /** What alarms compared with; absent where they compare with nothing. */
  readonly references?: string;
}

/** When a received file went through, Unix seconds: clocks of this host, nothing of the data. */
export interface Passage {
  readonly file: string;
  /** When its last byte came. */
  readonly received: number;
  /** When the state with it was at hand. */
  readonly merged: number;
  readonly processed: number;
  /** When the first report with it went out. */
  readonly published: number;
}

/** What made a report, and when; not part of the key, never compared. */
export interface MadeBy {
  readonly plugin: string | null;
  readonly version: string | null;
  readonly node: string;
  /** SHA-256 of the combined file, hexadecimal, where it is a sum: the next pass goes on from it. */
  readonly combined?: string;
  /** Of the newest files, in their order; files that were not published as they came have none. */
  readonly passages?: readonly Passage[];
}

/** All that is known of a (run, subsystem) after processing: stored as report.json, the index is made from it. */
export interface SubsystemReport {
  readonly format: typeof REPORT_FORMAT;
  readonly run: number;
  readonly subsystem: string;
  /** SHA-256 over the parts, hexadecimal. */
  readonly key: string;
  readonly keyParts: KeyParts;
  readonly fileLocationSubsystem: string;
  readonly cumulative: boolean;
  readonly startOfRun: number;
  readonly endOfRun: number;
  /** Whole minutes, rounded down. */
  readonly runLength: number;
  /** By time, then name. */
  readonly files: readonly (ReceivedFile & { readonly nEvents: number | null })[];
  readonly combinedFile: string;
  /** Absent while nothing was processed. */
  readonly processedFile?: string;
  readonly nEvents: number | null;
  readonly groups: readonly HistogramGroup[];
  readonly hists: readonly HistogramReport[];
  /** In histsAvailable but not shown. */
  readonly hidden: readonly { readonly name: string; readonly why: string }[];
  readonly unmatched: readonly { readonly hook: string; readonly rule: string }[];
  readonly trends: readonly TrendReport[];
  /** Moving windows that histograms and trends look at; absent without any. */
  readonly windows?: readonly WindowReport[];
  readonly quality: Quality;
  readonly coverage: number;
  readonly alarms: readonly AlarmReport[];
  /** Of each file, in order. */
  readonly flags: readonly FileFlags[];
  /** What alarms on histograms compared with; absent where there are none of these. */
  readonly references?: readonly ReferenceReport[];
  readonly failures: readonly HookFailureReport[];
  readonly problems: readonly ObjectProblem[];
  readonly notes: readonly Note[];
  /** Of the newest file, by name of histogram: binning and entries. What the next file is compared with. */
  readonly counts: Readonly<Record<string, readonly [binning: string, entries: number]>>;
  readonly madeBy: MadeBy;
}

/** One (run, subsystem) in the report of a pass. */
export type PassSubsystem =
  | {
      readonly status: "processed" | "unchanged";
      readonly report: SubsystemReport;
      /** Files that came after newer ones had been processed. The report does not depend on it. */
      readonly late?: readonly string[];
    }
  | {
      readonly status: "failed";
      readonly subsystem: string;
      readonly error: { readonly code: string; readonly message: string; readonly hint?: string };
    };

/** One run in the report of a pass. */
export interface PassRun {
  readonly run: number;
  readonly hltMode: string;
  readonly subsystems: readonly PassSubsystem[];
}

/** The report of one pass over the data folder. */
export interface PassReport {
  readonly format: "overwatch-pass-1";
  readonly runs: readonly PassRun[];
  readonly replayed: readonly { readonly file: string; readonly run: number }[];
  readonly quarantined: readonly { readonly file: string; readonly code: string; readonly message: string }[];
  readonly ignored: readonly { readonly file: string; readonly reason: string }[];
  /** Wall time by stage, seconds. */
  readonly seconds: Readonly<Record<"total" | "ingest" | "merge" | "read" | "hooks" | "publish", number>>;
}
