/** Counts what one somebody does, and says how long to wait. */
export interface RateLimit {
  /** Seconds to wait; 0 when it may be done now, which counts. */
  readonly take: (who: string) => number;
}

export interface RateLimitOptions {
  /** So many in `seconds`. */
  readonly limit: number;
  readonly seconds: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** More than this many that nobody asks for any more are forgotten at once. */
const remembered = 10_000;

/** At most `limit` in every window of `seconds`, counted for each somebody apart. */
export function createRateLimit({ limit, seconds, now }: RateLimitOptions): RateLimit {
  const windows = new Map<string, { began: number; count: number }>();
  return {
    take: (who) => {
      const at = now();
      const known = windows.get(who);
      if (known === undefined || at - known.began >= seconds * 1000) {
        if (windows.size >= remembered) windows.clear();
        windows.set(who, { began: at, count: 1 });
        return 0;
      }
      known.count += 1;
      return known.count <= limit ? 0 : Math.ceil((known.began + seconds * 1000 - at) / 1000);
    },
  };
}
