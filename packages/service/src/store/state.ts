import type { AlarmBook } from "./alarm-book.js";
import type { Requests } from "./requests.js";

/** What is recorded: who decided what about what, and when. */
export interface NewDecision {
  /** Unix seconds. */
  readonly at: number;
  /** Name of the user, or of the part of the program that acted for one. */
  readonly who: string;
  /** What kind of decision: `alarm.mute`, `notice.sent`. */
  readonly kind: string;
  /** What it is about, in the terms of its kind: `EMC/meanHits`. */
  readonly subject: string;
  /** Plain data, in the terms of its kind. */
  readonly what: unknown;
}

/** A recorded decision; numbers grow and are never reused. */
export interface Decision extends NewDecision {
  readonly number: number;
}

/** Which decisions are asked for; without a field, all. */
export interface DecisionFilter {
  readonly kind?: string;
  readonly subject?: string;
  /** Only those with a number above. */
  readonly after?: number;
  /** Default 1000. */
  readonly limit?: number;
}

/**
 * What people decided and what was sent. It cannot be made again from the data, so no decision is ever changed or deleted:
 * a later one stands beside the earlier one. Beside them, what people asked for.
 */
export interface State {
  /** Adds a decision and returns it with its number and time. */
  record(decision: NewDecision): Promise<Decision>;
  /** Oldest first. */
  decisions(filter?: DecisionFilter): Promise<readonly Decision[]>;
  /** What holds now: the newest of a kind about a subject. */
  latest(kind: string, subject: string): Promise<Decision | undefined>;
  /** What one process asks another to do. */
  readonly requests: Requests;
  /** How alarms are known over time, and what is still to be told. */
  readonly alarms: AlarmBook;
  /** Lets go of the file. */
  close(): Promise<void>;
}
