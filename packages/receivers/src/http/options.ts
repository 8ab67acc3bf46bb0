/** How the receiver of DQM is reached and what it takes. */
export interface HttpOptions {
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default 8080; 0 is a free one. */
  readonly port?: number;
  /** What everybody who sends has to know. */
  readonly token: string;
  /** Most bytes of an upload; default 256 MiB. */
  readonly maxUpload?: number;
  /** Requests that one address may make in a minute; default 600. */
  readonly requestsPerMinute?: number;
  /** Seconds that a request may take from its first to its last byte; default 120. */
  readonly requestTimeout?: number;
  /** Spells the times in names in this time zone; default: UTC, marked as such. */
  readonly timeZone?: string;
}

/** The defaults. */
export const httpDefaults = {
  host: "127.0.0.1",
  port: 8080,
  maxUpload: 256 * 1024 * 1024,
  requestsPerMinute: 600,
  requestTimeout: 120,
} as const;
