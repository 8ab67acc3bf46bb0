import type { SliceResult, SliceWork, SubsystemResult, SubsystemWork, WhenReport, WhenWork } from "@overwatch/core";
import type { Candidate, DetectorSection, LoadOutcome } from "@overwatch/core/plugins";
import type { Board } from "./step-board.js";

/** What a thread is started with. Nothing with code crosses: it imports the plug-in itself. */
export interface ThreadData {
  readonly board: Board;
  /** Undefined for subsystems without a plug-in. */
  readonly candidate: Candidate | undefined;
}

/** What a thread is asked to do, one at a time. */
export type Task =
  /** Imports the plug-in; what is wrong with it is told by the task that needs it. */
  | { readonly type: "load" }
  | { readonly type: "describe"; readonly section: DetectorSection }
  | {
      readonly type: "process";
      readonly work: Omit<SubsystemWork, "previous">;
      /** The earlier report as text, which crosses many times as quickly. */
      readonly previous?: string;
      readonly checkInputs: boolean;
      /** Bytes of files by name; others are read. In shared memory, so that it is not copied. */
      readonly contents?: ReadonlyMap<string, Uint8Array>;
    }
  | { readonly type: "slice"; readonly slice: SliceWork; readonly checkInputs: boolean }
  | { readonly type: "when"; readonly when: WhenWork; readonly checkInputs: boolean };

/** An error without its class. */
export interface PlainError {
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** An outcome whose error has lost its class on the way. */
export type PlainOutcome =
  | Exclude<LoadOutcome, { readonly status: "failed" }>
  | (Omit<Extract<LoadOutcome, { readonly status: "failed" }>, "error"> & { readonly error: PlainError });

export type Answer =
  | { readonly type: "loaded" }
  | { readonly type: "described"; readonly outcome: PlainOutcome }
  /** The report as text. */
  | { readonly type: "processed"; readonly result: Omit<SubsystemResult, "report">; readonly report: string }
  | { readonly type: "sliced"; readonly result: SliceResult }
  | { readonly type: "walked"; readonly report: WhenReport }
  /** The task failed as a whole. */
  | { readonly type: "refused"; readonly error: PlainError };

export type FromThread =
  | Answer
  | { readonly type: "log"; readonly level: "debug" | "info" | "warn"; readonly message: string };
