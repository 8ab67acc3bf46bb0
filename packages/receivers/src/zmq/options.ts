/** How a merger is asked and what is made of its answers. Every value but `in` and `subsystem` has a default. */
export interface ZmqOptions {
  /** `REQ>tcp://HOST:PORT`; with SUB or PULL the other side sends by itself. */
  readonly in: string;
  readonly subsystem: string;
  /** A regular expression of the wanted names; default: all. */
  readonly select?: string;
  /** Whether the merger is to forget its sums after each answer; default false. */
  readonly resetMerger?: boolean;
  /** Whether the descriptions of classes are asked for at start; default true. */
  readonly requestStreamers?: boolean;
  /** Seconds between an answer and the next request; default 60. Names of files allow for one a second. */
  readonly sleep?: number;
  /** Seconds that an answer may take; default 10. */
  readonly timeout?: number;
  /** Most bytes of an answer, expanded; default 512 MiB. */
  readonly maxReply?: number;
  /** zlib level of the files; default 1. */
  readonly level?: number;
  /** Spells the times in names in this time zone; default: UTC, marked as such. */
  readonly timeZone?: string;
}

/** The defaults. */
export const zmqDefaults = {
  select: "",
  resetMerger: false,
  requestStreamers: true,
  sleep: 60,
  timeout: 10,
  maxReply: 512 * 1024 * 1024,
  level: 1,
} as const;
