/** What every receiver counts. All numbers only grow; they begin anew with the process. */
export interface ReceiverCounters {
  /** Answers, uploads or files that came, whatever became of them. */
  readonly contacts: number;
  /** Files that were stored under their name. */
  readonly files: number;
  /** ROOT objects in these files. */
  readonly objects: number;
  /** Bytes of these files. */
  readonly bytes: number;
  /** Contacts that were refused as a whole. */
  readonly refused: number;
  /** Parts of contacts that could not be used: a damaged object, a name that is none. */
  readonly problems: number;
  /** Questions without an answer in time. */
  readonly timeouts: number;
  /** Files that could not be written, each attempt. */
  readonly failures: number;
}

/**
 * "starting" before the first contact, "receiving" while data come, "silent" after a time-out, "failing" while files cannot be
 * written, "stopped" at the end.
 */
export type ReceiverState = "starting" | "receiving" | "silent" | "failing" | "stopped";

/** How a receiver is, in the form in which it is also written beside its heartbeat. Times are Unix seconds. */
export interface ReceiverHealth {
  /** `zmq`, `http`, `drop`, `replay` or `transfer`. */
  readonly kind: string;
  /** The subsystem that it serves; `*` for receivers that take all. */
  readonly subsystem: string;
  readonly state: ReceiverState;
  readonly startedAt: number;
  /** Last sign of life from the other side. */
  readonly heardAt?: number;
  /** When the last file was stored. */
  readonly storedAt?: number;
  readonly counters: ReceiverCounters;
  /** The newest thing that went wrong. */
  readonly problem?: { readonly code: string; readonly message: string; readonly at: number };
}

/** Something that brings files into the data folder until it is told to end. */
export interface Receiver {
  /**
   * Works until `signal` aborts, then ends cleanly: nothing half-written is left, every socket is closed.
   * The world's faults are counted and logged; it rejects only when it cannot work at all, an address in use for example.
   */
  readonly run: (signal: AbortSignal) => Promise<void>;
  /** How it is now; may be asked at any time, also before and after `run`. */
  readonly health: () => ReceiverHealth;
}
