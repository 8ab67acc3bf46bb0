import type { HistogramGroup } from "./hists.js";

/** A file of a receiver in its place in a run. All times are Unix seconds, UTC. */
export interface ReceivedFile {
  readonly name: string;
  readonly time: number;
  /** Bytes. */
  readonly size: number;
  /** Of its bytes, hexadecimal. */
  readonly sha256: string;
  /** Thinning removed it: what was found in it is recorded, its contents are gone. */
  readonly thinned?: true;
}

/** One interval of data taking, with what each subsystem sent. */
export interface Run {
  readonly number: number;
  readonly hltMode: string;
  readonly subsystems: ReadonlyMap<string, Subsystem>;
}

/** One subsystem of a run, with the files that are read for it. */
export interface Subsystem {
  readonly name: string;
  /** Whose files are read: its own, or HLT's while it has none. */
  readonly fileLocationSubsystem: string;
  /** By time, then name. */
  readonly files: readonly ReceivedFile[];
  readonly startOfRun: number;
  readonly endOfRun: number;
  readonly groups: readonly HistogramGroup[];
}
