import type { TimeSpan } from "./time-span.js";

/** A part of the run that moves along with it: what came since the file before, or in the last minutes. */
export type MovingWindow = "interval" | { readonly minutes: number };

/** What the newest state has of a window that histograms or trends look at. */
export interface WindowReport {
  readonly window: MovingWindow;
  /**
   * Unix seconds: what came after `from`, or since the start of the run where that is the time of its first file. Longer than
   * asked for where files are missing or were thinned, shorter in the first minutes of a run.
   */
  readonly available: TimeSpan;
  /** The file whose counts were taken away, if there is one. */
  readonly minus?: string;
  /** Counts fell inside: the contents are the sum of so many parts. 1 if they did not. */
  readonly segments: number;
  /** Histograms that show it, in order of names. */
  readonly hists: readonly string[];
  /** Ids of trends that follow it. */
  readonly trends: readonly string[];
}
