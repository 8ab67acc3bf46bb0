/** Why an object is not in a new file. */
export type LeftOutCode =
  /** It cannot be read in one of the files. */
  | "unreadable"
  /** It is of other bins or another class in one of the files. */
  | "different"
  /** Objects of its class cannot be added, or cannot be written to another file. */
  | "not-supported"
  /** It is in the earlier of two files only. */
  | "gone"
  /** It is no histogram; not a fault where only histograms are asked for. */
  | "no-histogram";

/** An object that is not in a new file. */
export interface LeftOut {
  readonly path: string;
  readonly reason: string;
  readonly code: LeftOutCode;
}

/** What became of the objects of several files. */
export interface FileReport {
  /** Number of objects in the new file. */
  readonly objects: number;
  readonly leftOut: readonly LeftOut[];
}
