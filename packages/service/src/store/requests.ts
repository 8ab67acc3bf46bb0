/** What somebody wants to be done, in the terms of its kind. */
export interface NewRequest {
  /** Unix seconds. */
  readonly at: number;
  /** Name of the user, or of the part of the program that asks. */
  readonly who: string;
  /** Who takes it up knows its kinds: `slice`, `when`. */
  readonly kind: string;
  /** Plain data, in the terms of its kind. */
  readonly what: unknown;
}

/** waiting: nobody took it up; taken: somebody works on it; done, failed: the answer is there. */
export type RequestStatus = "waiting" | "taken" | "done" | "failed";

/** A request as it stands; numbers grow and are never reused. */
export interface StoredRequest extends NewRequest {
  readonly number: number;
  readonly status: RequestStatus;
  /** Unix seconds; absent while nobody took it up. */
  readonly takenAt?: number;
  /** Unix seconds; absent while there is no answer. */
  readonly answeredAt?: number;
  /** Plain data, in the terms of its kind; of a failed one code, message and hint. */
  readonly answer?: unknown;
}

/** Which requests are listed; without a field, all. */
export interface RequestFilter {
  readonly kind?: string;
  readonly who?: string;
  readonly status?: RequestStatus;
  /** Default 100. */
  readonly limit?: number;
}

/** The answer to a request. */
export interface RequestAnswer {
  /** Unix seconds. */
  readonly at: number;
  readonly status: "done" | "failed";
  /** Plain data. */
  readonly answer: unknown;
}

/**
 * Work that one process wants from another: the web application asks for a slice, the loop takes it up and answers. Any
 * process may ask; one at a time takes up, the one that holds the lock of the data folder.
 */
export interface Requests {
  /** Adds a request. One of the same kind about the same that has no answer yet is returned instead. */
  ask(request: NewRequest): Promise<StoredRequest>;
  /** One request with its present state; undefined when there is none of that number. */
  get(number: number): Promise<StoredRequest | undefined>;
  /** Newest first. */
  list(filter?: RequestFilter): Promise<readonly StoredRequest[]>;
  /** Takes up the oldest one that waits, of these kinds; undefined when none does. */
  take(kinds: readonly string[], at: number): Promise<StoredRequest | undefined>;
  /** Ends a request. One that has an answer keeps it. */
  answer(number: number, answer: RequestAnswer): Promise<void>;
  /**
   * For who begins to take up: what another process took up and did not answer waits again, and answers older than a
   * week are forgotten.
   */
  reopen(kinds: readonly string[], at: number): Promise<void>;
}
