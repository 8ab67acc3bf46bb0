import type { Quality } from "./quality.js";
import type { TimeSpan } from "./time-span.js";

/** What somebody wants to know: since when does an alarm fail, or anything that judges a histogram. */
export interface WhenQuestion {
  readonly run: number;
  readonly subsystem: string;
  /** Id of an alarm, or name of a histogram; an alarm goes first. */
  readonly target: string;
}

/** One judgement of one interval. */
export interface WhenVerdict {
  readonly alarm: string;
  /** What it judges: the id of a trend, the name of a histogram or group, the subsystem. */
  readonly on: string;
  readonly flag: Quality;
  readonly message: string;
}

/** What came between two files, judged by itself. */
export interface WhenInterval {
  /** The file at whose time the interval ends. */
  readonly file: string;
  /** From the file before to this one, Unix seconds; the first interval begins with the run. */
  readonly span: TimeSpan;
  /** The same in minutes into the run, rounded to whole ones. */
  readonly minutes: TimeSpan;
  /** The worst of the verdicts. */
  readonly flag: Quality;
  readonly verdicts: readonly WhenVerdict[];
  /** What this interval contributed to each histogram that is judged. */
  readonly contributions: readonly {
    readonly hist: string;
    readonly entries: number;
    /** Of the entries of all intervals, 0 to 1. */
    readonly share: number;
  }[];
  readonly nEvents: number | null;
}

/** When did it start: every interval of a run, judged by itself. */
export interface WhenReport {
  readonly format: "overwatch-when-1";
  readonly run: number;
  readonly subsystem: string;
  readonly target: { readonly kind: "alarm" | "hist"; readonly name: string };
  /** The first interval whose flag is medium or bad; null when none fails. */
  readonly first: WhenInterval | null;
  /** In order of time. */
  readonly intervals: readonly WhenInterval[];
}
