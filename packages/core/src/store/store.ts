import type { Quality } from "../model/quality.js";
import type { SubsystemReport } from "../model/report.js";
import type { TrendPoint } from "../model/trend.js";
import type { OtherTrends } from "./trend-versions.js";

/** A row of the run list. */
export interface RunSummary {
  readonly run: number;
  /** As the newest publication of the run says. */
  readonly hltMode: string;
  /** Unix seconds: the earliest of its subsystems. */
  readonly startOfRun: number;
  /** Unix seconds: the latest of its subsystems. */
  readonly endOfRun: number;
  /** The worst of its subsystems. */
  readonly quality: Quality;
  /** By name. */
  readonly subsystems: readonly string[];
}

/** Runs from one to another, both inclusive; an end that is not given is open. */
export interface RunRange {
  readonly fromRun?: number;
  readonly toRun?: number;
}

/** Which runs are meant: those that fit everything that is given. */
export interface RunFilter extends RunRange {
  /** Only runs that ended at or after this time, Unix seconds. */
  readonly since?: number;
  /** Only runs that started at or before this time, Unix seconds. */
  readonly until?: number;
  readonly hltMode?: string;
  /** Only runs that have this subsystem. */
  readonly subsystem?: string;
  /** Only runs of one of these qualities. */
  readonly quality?: readonly Quality[];
}

/** Which runs a list shows. */
export interface RunPage extends RunFilter {
  /** At most so many runs; without it all. */
  readonly limit?: number;
  /** So many of the newest that fit are left out. */
  readonly offset?: number;
  /** Only runs with a smaller number. */
  readonly before?: number;
}

/** What a pass needs to know about a (run, subsystem) without opening its report. */
export interface Inventory {
  readonly run: number;
  readonly subsystem: string;
  readonly key: string;
  /** `keyParts.basis` of the report: differs from today's when the plug-in or its configuration changed. */
  readonly basis: string;
  /** Folders whose files went in, with their time of change (nanoseconds as text) when they were listed. */
  readonly folders: Readonly<Record<string, string>>;
}

/** Points of a trend that were made with one configuration. */
export interface TrendVersion {
  /** Of the configuration's hash the beginning. */
  readonly version: string;
  readonly points: number;
  /** The oldest and the newest run that have it. */
  readonly fromRun: number;
  readonly toRun: number;
}

/** A row of the list of trends: title, unit, histogram and version are those of the newest run that has it. */
export interface TrendSummary {
  readonly id: string;
  readonly subsystem: string;
  readonly hist: string;
  readonly title: string;
  readonly unit: string;
  readonly version: string;
  /** Of this version. */
  readonly points: number;
  /** Those of earlier configurations, newest first. */
  readonly earlier: readonly TrendVersion[];
}

/** Which points of a trend are meant. */
export interface TrendRange extends RunRange {
  /** Default: that of the newest run. */
  readonly version?: string;
}

/** Points as columns of equal length, by time, then run, then file. What has no number is NaN. */
export interface TrendColumns {
  readonly time: Float64Array;
  readonly run: Float64Array;
  readonly value: Float64Array;
  readonly error: Float64Array;
  readonly entries: Float64Array;
}

/**
 * Something that others may want to know. Numbers grow by one and are never reused, not by a store that was made anew
 * either; the first one may be any.
 */
export interface StoreEvent {
  readonly number: number;
  readonly type: "published" | "removed";
  readonly run: number;
  readonly subsystem: string;
  readonly key: string;
}

/** What is written for one (run, subsystem), in one transaction, together with its event. */
export interface Publication {
  readonly hltMode: string;
  readonly report: SubsystemReport;
  readonly folders: Readonly<Record<string, string>>;
  /** Absent: what is known of them stays. */
  readonly otherTrends?: OtherTrends;
  /** What was published before, where the caller has it at hand: a store that finds it to be that need not read it again. */
  readonly replaces?: SubsystemReport;
}

/** What a rebuilding did, in numbers of (run, subsystem)s. */
export interface RebuildSummary {
  readonly published: number;
  readonly unchanged: number;
  readonly removed: number;
}

/**
 * The index of the reports: everything here can be made again from them, so a store may be deleted at any time.
 * All lists are copies; what a reader holds does not change. A verb happens whole or not at all, and what one verb
 * returns is from one moment.
 */
export interface Store {
  /**
   * Upserts the report, its trends' points and its inventory, and adds an event. Adds none when a report that says the
   * same is there already (`madeBy` is not compared); folders and `madeBy` are brought up to date then, too.
   */
  publish(publication: Publication): Promise<void>;
  /** Brings the folders of all that is known of a run up to date; adds no event. */
  recordFolders(run: number, folders: Publication["folders"]): Promise<void>;
  /** Forgets a (run, subsystem) whose files are gone, with an event; nothing happens when it is not known. */
  remove(run: number, subsystem: string): Promise<void>;
  /**
   * Makes these all that the store knows: publishes each and removes the others, with events for what changed.
   * Readers see the state before until it is done; if `publications` throws, nothing happened. While it runs,
   * `publications` may read this store and must not write to it.
   */
  rebuild(publications: Iterable<Publication> | AsyncIterable<Publication>): Promise<RebuildSummary>;

  /** What was published last; undefined when nothing was. */
  report(run: number, subsystem: string): Promise<SubsystemReport | undefined>;
  /** Of one run, by name of subsystem; empty when the run is not known. */
  reports(run: number): Promise<readonly SubsystemReport[]>;
  /** One row of the run list; undefined when the run is not known. */
  run(run: number): Promise<RunSummary | undefined>;
  /** Newest run first. */
  runs(page?: RunPage): Promise<readonly RunSummary[]>;
  /** How many runs fit. */
  countRuns(filter?: RunFilter): Promise<number>;
  /** Of all (run, subsystem)s, by run, then subsystem. */
  inventory(): Promise<readonly Inventory[]>;

  /** By subsystem, then id. */
  trends(): Promise<readonly TrendSummary[]>;
  /** One row of that list; undefined when there is no such trend. */
  trend(subsystem: string, id: string): Promise<TrendSummary | undefined>;
  /** By time, then run, then name of file; of one version, over all runs, or those of `range`. */
  trendPoints(subsystem: string, id: string, range?: TrendRange): Promise<readonly TrendPoint[]>;
  /** The same without named values: many times as quick for many points. */
  trendColumns(subsystem: string, id: string, range?: TrendRange): Promise<TrendColumns>;

  /** Events with a number above `after`, oldest first, at most `limit` (default 1000). */
  events(after: number, limit?: number): Promise<readonly StoreEvent[]>;
  /** The number of the newest event; 0 while there was none. */
  lastEvent(): Promise<number>;
  /** Lets go of files and connections; the store is not used afterwards. */
  close(): Promise<void>;
}
