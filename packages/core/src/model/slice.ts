import type { HistogramGroup } from "./hists.js";
import type { Quality } from "./quality.js";
import type { AlarmReport, HistogramReport, HookFailureReport, Note, ObjectProblem } from "./report.js";
import type { TimeSpan } from "./time-span.js";

/** Version of the stored form, which is the public one, too. */
export const SLICE_FORMAT = "overwatch-slice-1";

/** The key of a slice that is the whole run with the standard options: its result is the run's own. */
export const FULL_PROCESSING = "fullProcessing";

/** What somebody wants to see of a run: a part of it, with other processing options. */
export interface SliceQuestion {
  readonly run: number;
  readonly subsystem: string;
  /** Minutes into the run, both inclusive; times of files are rounded to whole minutes, half to even. */
  readonly from: number;
  /** A minute beyond the end of the run means "to the last file". */
  readonly to: number;
  /** Those that differ from the standard ones, by name. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** How the contents of a slice were made of its files. */
export type SliceRule =
  /** Receivers that reset their counters: all files added. */
  | "sum"
  /** From the start of the run: as the last file is. */
  | "copy of last"
  | "last minus first"
  /** One file in the range: what came since the file before it. */
  | "file minus the file before it";

/** A part of a run, processed with options of its own. Stored beside the run's results, which it never touches. */
export interface SliceReport {
  readonly format: typeof SLICE_FORMAT;
  /** SHA-256 of everything that decides the result, hexadecimal; or {@link FULL_PROCESSING}. */
  readonly key: string;
  readonly run: number;
  readonly subsystem: string;
  readonly fileLocationSubsystem: string;
  /** The question in minutes, the upper end not beyond the run. */
  readonly minutes: TimeSpan;
  readonly requested: TimeSpan;
  /** Times of the first and the last file in the range. */
  readonly available: TimeSpan;
  /** In the range, by time, then name. */
  readonly files: readonly { readonly name: string; readonly time: number }[];
  readonly rule: SliceRule;
  /** The file that was subtracted, if one was. */
  readonly minus?: string;
  /** Counts fell inside: the contents are the sum of so many parts. 1 if they did not. */
  readonly segments: number;
  /** All processing options in force. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The contents before processing, a ROOT file. Path relative to the data folder, with slashes. */
  readonly out: string;
  /** The contents as shown, likewise. */
  readonly processed: string;
  readonly nEvents: number | null;
  readonly groups: readonly HistogramGroup[];
  readonly hists: readonly HistogramReport[];
  readonly quality: Quality;
  /** Alarms on histograms, groups and the subsystem. Those on trends judge a run, not a part of it. */
  readonly alarms: readonly AlarmReport[];
  readonly failures: readonly HookFailureReport[];
  readonly problems: readonly ObjectProblem[];
  readonly notes: readonly Note[];
}

/** A slice, and whether it was there already. */
export interface SliceAnswer {
  readonly cached: boolean;
  readonly report: SliceReport;
}
