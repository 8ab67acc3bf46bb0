import type { AlarmReport, Quality, SliceReport, SubsystemReport, WhenReport } from "@overwatch/core";
import type { RunSummary, TrendSummary } from "@overwatch/core/store";
import type { Dashboard } from "./dashboard.js";

/** What somebody may do; each role may all that the ones before it may. */
export type Role = "viewer" | "shifter" | "expert" | "admin";

/** Who is asking, as far as the server knows. */
export interface SessionInfo {
  /** Absent for a guest and for somebody who has not signed in. */
  readonly user?: string;
  /** Absent when nothing may be read without signing in. */
  readonly role?: Role;
  /** To be sent with every write, as the header `x-overwatch-csrf`; absent when nothing may be written. */
  readonly csrf?: string;
  /** The pages show a folder of ROOT files and nothing else. */
  readonly browse?: true;
}

/** A page of the run list. */
export interface RunList {
  readonly runs: readonly RunSummary[];
  /** How many runs fit the filter. */
  readonly total: number;
}

/** A subsystem on the wall. */
export interface SubsystemStatus {
  readonly subsystem: string;
  readonly quality: Quality;
  /** Share of its histograms that something judges, 0 to 1. */
  readonly coverage: number;
  /** Time of its newest file, Unix seconds. */
  readonly lastData: number;
  readonly files: number;
  readonly hists: number;
  readonly failures: number;
  readonly nEvents: number | null;
  /** What raised the quality: worst first, at most 5. */
  readonly worst: readonly Cause[];
}

/** An alarm with the histogram that shows it. */
export interface Cause extends Pick<AlarmReport, "id" | "on" | "flag" | "message"> {
  /** The histogram to look at; absent when the alarm judges no single one. */
  readonly hist?: string;
}

/** What the wall shows: the newest run. */
export interface Wall {
  /** Absent while nothing was processed. */
  readonly run?: RunSummary;
  readonly subsystems: readonly SubsystemStatus[];
  /** The server's time, Unix seconds. */
  readonly now: number;
  /** Seconds without data after which a subsystem counts as not live. */
  readonly staleAfter: number;
}

/** A run with what is known of each of its subsystems, in short. */
export interface RunDetails {
  readonly run: RunSummary;
  readonly subsystems: readonly SubsystemStatus[];
}

/** One of the subsystem's alarms, with what people did about it. */
export interface AlarmState extends AlarmReport {
  readonly run: number;
  readonly subsystem: string;
  /** The histogram to look at. */
  readonly hist?: string;
  /** When the newest file that it judges was taken, Unix seconds. */
  readonly time: number;
  /** Since when it is raised, Unix seconds, and the run in which it began; absent while nobody watches. */
  readonly since?: { readonly time: number; readonly run: number };
  readonly acknowledged?: { readonly who: string; readonly at: number; readonly comment: string };
  readonly muted?: { readonly who: string; readonly until: number; readonly reason: string };
}

/** One line of the history of alarms. */
export interface AlarmEvent {
  readonly number: number;
  /** Unix seconds. */
  readonly at: number;
  /** A user, or `overwatch` for what was found. */
  readonly who: string;
  readonly change: "raised" | "cleared" | "ack" | "mute" | "unmute";
  readonly subsystem: string;
  readonly alarm: string;
  readonly on?: string;
  readonly run?: number;
  readonly flag?: Quality;
  /** What was found, or the reason that somebody gave. */
  readonly message: string;
  /** Of a mute, Unix seconds. */
  readonly until?: number;
}

/** Work that was asked for, as it stands. */
export interface Work {
  readonly request: number;
  readonly kind: string;
  /** waiting: nobody took it up yet. */
  readonly status: "waiting" | "taken" | "done" | "failed";
  /** Of a slice that is done: its name; null when the answer is the run's own result. */
  readonly slice?: string | null;
  /** Of a question for when it started, done. */
  readonly when?: WhenReport;
  /** Of a failed one. */
  readonly error?: { readonly code: string; readonly message: string; readonly hint?: string };
}

/** A part of a run that was processed with options of its own. */
export type Slice = SliceReport;

/** A slice of the list. */
export interface SliceHead extends Pick<SliceReport, "minutes" | "available" | "options" | "quality" | "nEvents"> {
  /** As the address of the slice has it. */
  readonly slice: string;
  readonly files: number;
}

/** What processing found in a subsystem, as it is stored. */
export type Report = SubsystemReport;
/** A trend of the list. */
export type TrendHead = TrendSummary;

/** Contents of a histogram as plain arrays. */
export interface HistogramArrays {
  readonly name: string;
  readonly class: string;
  readonly title: string;
  readonly axes: readonly {
    readonly title: string;
    /** Lower edges of the bins and the upper edge of the last. */
    readonly edges: readonly number[];
    readonly labels?: readonly string[];
  }[];
  /** Cells inside the axes, first axis fastest. NaN and infinities are texts. */
  readonly contents: readonly (number | string)[];
  readonly errors: readonly (number | string)[];
  readonly entries: number;
}

/** What comes over the stream of events. */
export type LiveEvent =
  | {
      readonly type: "published" | "removed";
      readonly number: number;
      readonly run: number;
      readonly subsystem: string;
    }
  | { readonly type: "decided"; readonly number: number; readonly kind: string; readonly subject: string };

/** A user as others may see them. */
export interface UserInfo {
  readonly name: string;
  readonly role: Role;
  /** Unix seconds. */
  readonly since: number;
}

/** One line of the audit log. */
export interface AuditEntry {
  readonly number: number;
  /** Unix seconds. */
  readonly at: number;
  readonly who: string;
  readonly kind: string;
  readonly subject: string;
  readonly what: unknown;
}

/** A time in which an alarm was not good. */
export interface ShiftInterval {
  readonly run: number;
  readonly subsystem: string;
  readonly alarm: string;
  readonly on: string;
  /** Unix seconds. */
  readonly from: number;
  readonly to: number;
  readonly flag: Quality;
  readonly message: string;
}

/** What was wrong in a time, and for how long. */
export interface ShiftReport {
  /** Unix seconds. */
  readonly since: number;
  readonly until: number;
  readonly runs: number;
  readonly subsystems: readonly {
    readonly run: number;
    readonly subsystem: string;
    readonly quality: Quality;
    /** How long it was so, seconds. */
    readonly seconds: Readonly<Record<Quality, number>>;
  }[];
  /** The longest first. */
  readonly wrong: readonly ShiftInterval[];
}

/** A dashboard of the list. */
export interface DashboardHead {
  readonly name: string;
  readonly title: string;
  /** What shifters rely on: only experts change it. */
  readonly official: boolean;
  readonly version: number;
  /** Unix seconds. */
  readonly at: number;
  readonly who: string;
}

/** A version of a dashboard, as it was saved. */
export interface DashboardVersion {
  readonly version: number;
  /** Unix seconds. */
  readonly at: number;
  readonly who: string;
}

/** What is wrong with the text of a dashboard. */
export interface DashboardProblem {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** A text as it would be shown, or what is wrong with it. */
export interface DashboardPreview {
  readonly dashboard?: Dashboard;
  readonly problems: readonly DashboardProblem[];
}

/** A dashboard with its text and all its versions, the newest first. */
export interface DashboardDetails extends DashboardHead, DashboardPreview {
  readonly text: string;
  readonly versions: readonly DashboardVersion[];
}
