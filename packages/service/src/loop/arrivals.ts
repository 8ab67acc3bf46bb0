import { type FSWatcher, watch } from "node:fs";

/** Tells when something may have arrived in a data folder. */
export interface Arrivals {
  /**
   * Resolves at the next arrival, at once if one came since the last call, after `milliseconds` at the latest: network
   * file systems do not tell of arrivals, so that a listing now and then is needed too. Resolves when `signal` aborts.
   */
  readonly next: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Whether something came since the last call of `next` ended. */
  readonly isPending: () => boolean;
  /** Stops watching. */
  readonly close: () => void;
}

/** Files come in portions: what arrives within this time is one arrival, milliseconds. */
const TOGETHER = 200;

/**
 * Watches the data folder itself, not the runs in it. One flat folder needs no library: the system's own notice of a name
 * is enough, and where there is none (network disks, no watches left) the listing now and then remains.
 */
export function watchArrivals(dataFolder: string): Arrivals {
  let arrived = false;
  let wake: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  const notice = (_event: string, name: string | null) => {
    if (name !== null && (name.startsWith(".") || !name.endsWith(".root"))) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      arrived = true;
      wake?.();
    }, TOGETHER);
  };
  const watcher = startWatching(dataFolder, notice);

  return {
    next: async (milliseconds, signal) => {
      if (!arrived && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const longest = setTimeout(resolve, milliseconds);
          const end = () => {
            clearTimeout(longest);
            signal.removeEventListener("abort", end);
            resolve();
          };
          wake = end;
          signal.addEventListener("abort", end, { once: true });
        });
        wake = undefined;
      }
      arrived = false;
    },
    isPending: () => arrived,
    close: () => {
      clearTimeout(timer);
      watcher?.close();
    },
  };
}

function startWatching(folder: string, notice: (event: string, name: string | null) => void): FSWatcher | undefined {
  try {
    return watch(folder, notice).on("error", () => {});
  } catch {
    return undefined;
  }
}
