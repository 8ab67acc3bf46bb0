import type { MovingWindow } from "../model/window.js";

interface TimedFile {
  /** Unix seconds. */
  readonly time: number;
  readonly thinned?: true;
}

/** A window may lack so many seconds, and so much of itself: files come a second earlier or later than they should. */
const mostLacking = 30;
const mostShare = 0.05;

/**
 * Index of the file behind which a window begins that ends with the file at `index`: the newest one that is old enough, be
 * it there or thinned away. undefined: the window begins with the run.
 *
 * @param files - of the run, by time.
 */
export function windowBase(files: readonly TimedFile[], index: number, window: MovingWindow): number | undefined {
  if (window === "interval") return index > 0 ? index - 1 : undefined;
  const seconds = 60 * window.minutes;
  const least = seconds - Math.min(mostLacking, mostShare * seconds);
  const end = files[index]?.time ?? 0;
  const base = files.findLastIndex(({ time }, i) => i < index && end - time >= least);
  return base === -1 ? undefined : base;
}

/** The same or, where that one was thinned away, the next older file that is still there: the window is longer then. */
export function standingBase(files: readonly TimedFile[], base: number | undefined): number | undefined {
  const standing = files.findLastIndex(({ thinned }, i) => i <= (base ?? -1) && thinned !== true);
  return standing === -1 ? undefined : standing;
}
