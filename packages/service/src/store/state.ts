import type { AlarmBook } from "./alarm-book.js";
import type { Decision, NewDecision } from "./decision.js";
import type { FrozenReferences } from "./references.js";
import type { Requests } from "./requests.js";

/** Which decisions are asked for; without a field, all. */
export interface DecisionFilter {
  readonly kind?: string;
  /** Any of these. */
  readonly kinds?: readonly string[];
  readonly subject?: string;
  /** Only those with a number above. */
  readonly after?: number;
  /** Only those with a number below. */
  readonly before?: number;
  /** Default 1000. */
  readonly limit?: number;
  /** The newest first, in place of the oldest. */
  readonly newestFirst?: boolean;
}

/**
 * What people decided and what was sent. It cannot be made again from the data, so no decision is ever changed or deleted:
 * a later one stands beside the earlier one. Beside them, what people asked for.
 */
export interface State {
  /** Adds a decision and returns it with its number and time. */
  record(decision: NewDecision): Promise<Decision>;
  /** Oldest first, unless asked otherwise. */
  decisions(filter?: DecisionFilter): Promise<readonly Decision[]>;
  /** What holds now: the newest of a kind about a subject. */
  latest(kind: string, subject: string): Promise<Decision | undefined>;
  /** What one process asks another to do. */
  readonly requests: Requests;
  /** How alarms are known over time, and what is still to be told. */
  readonly alarms: AlarmBook;
  /** Histograms to compare with, kept under a name. */
  readonly references: FrozenReferences;
  /** Writes all of it into a new database at `path`, as it is at one moment, while others go on writing. */
  copyTo(path: string): Promise<void>;
  /** Lets go of the file. */
  close(): Promise<void>;
}
