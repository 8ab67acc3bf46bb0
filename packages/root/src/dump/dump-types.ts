import type { DumpNumber, DumpNumbers } from "./dump-numbers.js";

// Type aliases and no interfaces: only these are also a `DumpValue`.

/** A value of the neutral JSON. */
export type DumpValue =
  | DumpNumber
  | DumpNumbers
  | null
  | readonly DumpValue[]
  | { readonly [field: string]: DumpValue | undefined };

/** What is stored in an object, without its class. */
export type ObjectDump = Readonly<Record<string, DumpValue>>;

/** One key of a file. */
export type EntryDump = {
  readonly path: string;
  readonly name: string;
  readonly cycle: number;
  readonly class: string;
  readonly title: string;
  readonly directory?: true;
  /** Absent for classes that the format does not describe. */
  readonly object?: ObjectDump;
};

/** An object that cannot be read. */
export type DumpProblem = {
  readonly path: string;
  readonly cycle: number;
  readonly reason: string;
};

/** The format `overwatch-rootdump-1`: what a ROOT file holds, value by value. */
export type FileDump = {
  readonly format: "overwatch-rootdump-1";
  readonly file: string;
  readonly fileTitle: string;
  readonly writtenBy: number;
  readonly compression: number;
  readonly objects: readonly EntryDump[];
  /** Only where something could not be read. */
  readonly problems?: readonly DumpProblem[];
};
