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
