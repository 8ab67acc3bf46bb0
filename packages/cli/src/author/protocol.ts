import type { Candidate } from "@overwatch/core/plugins";
import type { Finding } from "@overwatch/detectors-sdk/testing";

/** What a thread is asked: import the plug-in, run it on recorded runs, look it through. */
export interface AuthorTask {
  readonly candidate: Candidate;
  /** Address of a folder with recorded runs. */
  readonly data: string | undefined;
  readonly timeZone: string;
  /** Whether each file holds everything since the start of its run. */
  readonly cumulative: boolean;
  /** Runs everything twice and compares. */
  readonly twice: boolean;
}

/** What came of a recorded run. */
export interface AuthorRun {
  readonly run: number;
  readonly files: number;
  readonly hists: number;
  readonly groups: number;
  readonly trends: number;
  readonly quality: string;
  /** Of a run, not of a hook. */
  readonly seconds: number;
  /** `recordRun`: everything that the plug-in made. */
  readonly record: string;
}

export interface ErrorText {
  readonly code: string;
  readonly message: string;
}

/** From the thread: a step that begins, then one answer. */
export type FromAuthor =
  | { readonly type: "step"; readonly step: string }
  | { readonly type: "done"; readonly findings: readonly (Finding | ErrorText)[]; readonly runs: readonly AuthorRun[] };
