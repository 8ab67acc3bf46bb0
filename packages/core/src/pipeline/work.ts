import type { AnyObject } from "@overwatch/root";
import type { AnyHistogram } from "@overwatch/root/hist";
import type { Logger } from "../log/index.js";
import type { HistogramInfo } from "../model/hists.js";
import type { ReferenceReport, ReferenceWanted } from "../model/reference.js";
import type { KeyParts, ObjectProblem, SubsystemReport } from "../model/report.js";
import type { ReceivedFile } from "../model/run.js";
import type { MonitoringConfig } from "../plugins/contract.js";
import type { StepTrace, SuspendedStep } from "../plugins/step.js";
import type { ThinnedFile } from "./thinned-file.js";

export type { StepId, StepTrace, SuspendedStep } from "../plugins/step.js";

/** All that processing one (run, subsystem) needs, as plain data: it crosses to a runner's thread. */
export interface SubsystemWork {
  readonly run: number;
  readonly hltMode: string;
  readonly subsystem: string;
  readonly fileLocationSubsystem: string;
  /** Absolute path of the folder that the files are in. */
  readonly folder: string;
  /** By time, then name. At least one. Those that were thinned have no contents, and the newest is none of them. */
  readonly files: readonly ReceivedFile[];
  /** What is known of the thinned ones. */
  readonly thinned?: readonly ThinnedFile[];
  readonly cumulative: boolean;
  /** Whether `cumulative` was found out from the files. */
  readonly modeDetected?: boolean;
  readonly key: string;
  readonly keyParts: KeyParts;
  readonly combinedFile: string;
  /** Made by the same code, configuration and mode: what it says of files that are still the same is taken over. */
  readonly previous?: SubsystemReport;
  readonly options: Readonly<Record<string, unknown>>;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly monitoring: MonitoringConfig;
  readonly suspended: readonly SuspendedStep[];
  /** What was compared with until now: where a rule chose a run, it stays. */
  readonly references?: readonly ReferenceReport[];
  /** Absolute path of the folder in which frozen references lie. */
  readonly referencesFolder?: string;
  /** Only asks what other alarms would have said: nothing of the result is published. */
  readonly replay?: ReplayOrder;
  /** Only makes trends: nothing is shown, nothing is judged. */
  readonly recompute?: RecomputeOrder;
}

/** Which trends are made again. */
export interface RecomputeOrder {
  /** Ids; one of a trend in parts means all of them. Undefined: all trends. */
  readonly trends: readonly string[] | undefined;
}

/** Which alarms are tried on what is published already. */
export interface ReplayOrder {
  readonly published: SubsystemReport;
  /** Ids of the alarms whose configuration is another one; undefined: more than alarms changed, everything is processed again. */
  readonly alarms: readonly string[] | undefined;
}

/** A file, or anything else that holds histograms by name. */
export interface HistogramSource {
  /** In the order of the file's key list. */
  readonly infos: readonly HistogramInfo[];
  /** Keys that cannot be used. */
  readonly problems: readonly ObjectProblem[];
  /** Contents of one; a value that says why when they cannot be read. */
  readonly read: (name: string) => Promise<AnyHistogram | ObjectProblem>;
  /** What else it holds, by path: carried along, never looked at. */
  readonly others?: ReadonlyMap<string, AnyObject>;
  /** Lets go of the file; its histograms are not read afterwards. */
  readonly close: () => Promise<void>;
}

/** What alarms compare with, and what it is. */
export interface OpenedReference {
  readonly source: HistogramSource;
  readonly about: ReferenceReport;
}

/** What processing touches outside of its work. */
export interface WorkEdges {
  /** Opens one of the files of the work. Rejects with an OverwatchError FILE_*. */
  readonly open: (file: ReceivedFile) => Promise<HistogramSource>;
  /** Opens a combined file by its name and digest; undefined when it is not as it was. Absent: there never is one. */
  readonly openCombined?: (name: string, sha256: string) => Promise<HistogramSource | undefined>;
  /** Opens the processed histograms that alarms compare with; undefined when there are none. Absent: there never are. */
  readonly openReference?: (wanted: ReferenceWanted) => Promise<OpenedReference | undefined>;
  readonly trace: StepTrace;
  readonly log: Logger;
  /** Milliseconds since 1970; without it the result has no times. */
  readonly now?: () => number;
  /** Also checks that hooks leave what they are lent as it was. Costs a checksum of each lent buffer before and after. */
  readonly checkInputs: boolean;
}

/** What processing one subsystem of one run gives. */
export interface SubsystemResult {
  readonly report: SubsystemReport;
  /** As displayed, by name, in the order of the groups. */
  readonly processed: ReadonlyMap<string, AnyHistogram>;
  /** In reset mode: the sum of the files, and what else the newest one holds. */
  readonly combined?: ReadonlyMap<string, AnyObject>;
  /** Bytes by name of the files that the report names; empty until `encodeOutputs` made them. */
  readonly outputs: ReadonlyMap<string, Uint8Array>;
  /** When the newest state was at hand, and when it was processed: milliseconds since 1970. No part of the result. */
  readonly times?: { readonly merged: number; readonly processed: number };
  /** Wall time, seconds. */
  readonly seconds: { readonly read: number; readonly hooks: number };
}
