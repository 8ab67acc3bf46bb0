import { wait } from "../receiving/index.js";

/** How often and how soon something is tried again. */
export interface Retries {
  /** Further tries after the first one. */
  readonly retries: number;
  /** Milliseconds before the first retry, twice as many before each next one. */
  readonly delay: number;
}

/** Tries until it works (also at the last try, WART 71); rejects with the error of the last one. */
export async function withRetries<T>(
  act: () => Promise<T>,
  { retries, delay }: Retries,
  signal: AbortSignal,
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await act();
    } catch (error) {
      if (attempt >= retries || signal.aborted) throw error;
      await wait(delay * 2 ** attempt, signal);
    }
  }
}
