import type { Quality } from "../model/quality.js";
import type { SubsystemReport } from "../model/report.js";
import type { TrendPoint } from "../model/trend.js";

/** A row of the run list. */
export interface RunSummary {
  readonly run: number;
  readonly hltMode: string;
  readonly startOfRun: number;
  readonly endOfRun: number;
  readonly quality: Quality;
  readonly subsystems: readonly string[];
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

export interface TrendSummary {
  readonly id: string;
  readonly subsystem: string;
  readonly hist: string;
  readonly title: string;
  readonly unit: string;
  readonly points: number;
}

/** Something that others may want to know; numbers grow by one and are never reused. */
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
}

/**
 * The index of the reports: everything here can be made again from them, so a store may be deleted at any time.
 * All lists are copies; what a reader holds does not change.
 */
export interface Store {
  /** Upserts the report, its trends' points and its inventory, and adds an event. Publishing the same again adds no event. */
  publish(publication: Publication): Promise<void>;
  /** Forgets a (run, subsystem) whose files are gone, with an event; nothing happens when it is not known. */
  remove(run: number, subsystem: string): Promise<void>;

  report(run: number, subsystem: string): Promise<SubsystemReport | undefined>;
  /** Of one run, by name of subsystem; empty when the run is not known. */
  reports(run: number): Promise<readonly SubsystemReport[]>;
  run(run: number): Promise<RunSummary | undefined>;
  /** Newest run first. */
  runs(page?: { readonly limit?: number; readonly before?: number }): Promise<readonly RunSummary[]>;
  /** Of all (run, subsystem)s, by run, then subsystem. */
  inventory(): Promise<readonly Inventory[]>;

  /** By subsystem, then id. */
  trends(): Promise<readonly TrendSummary[]>;
  /** By time, then run; over all runs, or those from `fromRun` to `toRun`, both inclusive. */
  trendPoints(
    subsystem: string,
    id: string,
    range?: { readonly fromRun?: number; readonly toRun?: number },
  ): Promise<readonly TrendPoint[]>;

  /** Events with a number above `after`, oldest first, at most `limit` (default 1000). */
  events(after: number, limit?: number): Promise<readonly StoreEvent[]>;
  close(): Promise<void>;
}
