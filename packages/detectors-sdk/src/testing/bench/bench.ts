import type {
  AlarmReport,
  HistogramContainer,
  HookFailureReport,
  InputByKind,
  InputKind,
  Quality,
  Trend,
  TrendPoint,
} from "@overwatch/core";
import type { AnyHistogram } from "@overwatch/core/hist";

/** A ROOT file on disk, with the time that its name tells. */
export interface RecordedFile {
  readonly url: URL;
  /** Unix seconds. Default: one minute after the file before. */
  readonly time?: number;
}

/** A file for {@link runDetector}: a ROOT file on disk, or histograms. */
export type BenchFile =
  | URL
  | RecordedFile
  | {
      /** Under the names that they are to have in the file. */
      readonly hists: readonly AnyHistogram[];
      /** Unix seconds. Default: one minute after the file before. */
      readonly time?: number;
      /** Default: what the plug-in's event counter finds in `hists`. Given for one file, it is to be given for all. */
      readonly nEvents?: number;
    };

/** What came out of a run: the newest file as shown, trends over all files. */
export interface Bench<Id extends string = string> {
  /** Names of histograms by group, in order of display. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** Names of all histograms that are shown, in order of groups. */
  readonly hists: readonly string[];
  /** Ids of the processors that ran, by histogram, in order. */
  readonly steps: ReadonlyMap<string, readonly string[]>;
  /**
   * A histogram as shown.
   *
   * @throws `BENCH_HIST_MISSING`, with the nearest names, when it is not shown; `BENCH_HIST_KIND` when it is of another kind.
   */
  readonly hist: <K extends InputKind = "any">(name: string, kind?: K) => HistogramContainer<InputByKind[K]>;
  /** Points in order of time; none when the trend got no value. */
  readonly trend: (id: Id) => readonly TrendPoint[];
  /** All that got a point. */
  readonly trends: readonly Trend[];
  /** All verdicts. */
  readonly alarms: readonly AlarmReport[];
  /** One for each trend, histogram or group that the alarm judges. */
  readonly alarm: (id: string) => readonly AlarmReport[];
  /** The worst flag of all alarms. */
  readonly quality: Quality;
  readonly failures: readonly HookFailureReport[];
  /** Rules whose match found nothing, as "hook: rule". */
  readonly unmatched: readonly string[];
}
