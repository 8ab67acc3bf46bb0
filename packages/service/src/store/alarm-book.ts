import type { AlarmLife } from "@overwatch/core";
import type { NewDecision } from "./decision.js";

/** A message that waits for its notifier. */
export interface OutboxMessage {
  readonly number: number;
  readonly notifier: string;
  /** Plain data, in the terms of the notifiers. */
  readonly message: unknown;
  /** Unix seconds, as all times. */
  readonly at: number;
  readonly attempts: number;
  readonly nextAt: number;
  /** Why the last attempt failed. */
  readonly error?: string;
}

/** What looking at reports changed: all of it is written, or nothing. */
export interface AlarmChanges {
  readonly lives: readonly AlarmLife[];
  readonly decisions: readonly NewDecision[];
  readonly messages: readonly Pick<OutboxMessage, "notifier" | "message" | "at">[];
  /** The last event of the store that was looked at; absent: it stays. */
  readonly lastEvent?: number;
}

/** The present state of alarms, and the messages that are still to be sent. */
export interface AlarmBook {
  /** All, or those of one subsystem, by subsystem, alarm and subject. */
  lives(subsystem?: string): Promise<readonly AlarmLife[]>;
  /** 0 before the first. */
  lastEvent(): Promise<number>;
  /** Writes all of them in one transaction. */
  commit(changes: AlarmChanges): Promise<void>;
  /** Of a notifier, oldest first: those that wait, whose time has come. */
  due(notifier: string, now: number): Promise<readonly OutboxMessage[]>;
  /**
   * The same for whoever sends them now: until `until` nobody else gets them. Should the sender die, they are due again then.
   */
  take(notifier: string, now: number, until: number): Promise<readonly OutboxMessage[]>;
  /** Names of the notifiers for which messages wait, and how many. */
  waiting(): Promise<readonly { readonly notifier: string; readonly messages: number }[]>;
  /** How many messages went out since a moment. */
  sentSince(notifier: string, since: number): Promise<number>;
  /** These went out as one, at `at`. */
  sent(numbers: readonly number[], at: number): Promise<void>;
  /** These did not; they wait until `nextAt`, or are given up with it undefined. */
  failed(
    numbers: readonly number[],
    failure: { readonly error: string; readonly at: number; readonly nextAt?: number },
  ): Promise<void>;
}
