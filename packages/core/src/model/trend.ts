import type { AnyHistogram } from "@overwatch/root/hist";

/** `values`: further named numbers of the same moment, one per super module for example. */
export interface TrendValue {
  readonly value: number;
  readonly error?: number;
  readonly values?: Readonly<Record<string, number>>;
}

/** When and of which run a value is. */
export interface TrendMoment {
  /** Time of the file, Unix seconds. */
  readonly time: number;
  readonly run: number;
  /** > 0, or undefined when events are not counted. */
  readonly nEvents: number | undefined;
  /** Another histogram of the same file, as shown, that the trender named in `reads`; undefined when it is not there. */
  readonly other?: (name: string) => AnyHistogram | undefined;
}

export interface TrendPoint extends TrendValue {
  /** Of the file, Unix seconds. */
  readonly time: number;
  readonly run: number;
  /** Entries of the histogram that it came from. */
  readonly entries: number;
}

/** What describes a trend; a trender may change title and unit when the trend enters the data store. */
export interface TrendHead {
  readonly title: string;
  readonly unit: string;
  readonly hist: string;
}

/** Unique by (subsystem, id). Points in order of time, at most one for each file. */
export interface Trend extends TrendHead {
  readonly subsystem: string;
  readonly id: string;
  readonly points: readonly TrendPoint[];
}
