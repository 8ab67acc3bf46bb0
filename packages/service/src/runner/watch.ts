import { isInStep, type Snapshot } from "./step-board.js";

/** How long a thread may stay where it is, seconds. */
export interface Limits {
  readonly step: number;
  readonly loading: number;
  /** Outside of steps and loading, without doing anything else in between. */
  readonly silence: number;
}

export type Overdue = keyof Limits;

export interface Watch {
  /** Looks at a new snapshot; says which limit is exceeded, if one is. */
  readonly look: (snapshot: Snapshot, now: number) => Overdue | undefined;
}

/** A machine that slept, or a parent that was busy, did not see the thread do nothing: one look counts no more than this. */
const longestLook = 1;

/**
 * Measures how long a thread stays at the same point. Time comes in, seconds of any origin.
 * While loading, beats do not count: an import that waits for ever beats, too.
 */
export function createWatch(limits: Limits): Watch {
  let last: Snapshot | undefined;
  let lookedAt = 0;
  let stayed = 0;
  return {
    look(snapshot, now) {
      const passed = Math.min(longestLook, now - lookedAt);
      stayed = last !== undefined && isSamePoint(last, snapshot) ? stayed + passed : 0;
      last = snapshot;
      lookedAt = now;
      const kind = kindOf(snapshot);
      // Code of a promise that a step left behind may be what does not end.
      const limit = kind === "silence" && snapshot.suspicious ? limits.step : limits[kind];
      return stayed > limit ? kind : undefined;
    },
  };
}

function kindOf(snapshot: Snapshot): Overdue {
  if (snapshot.loading) return "loading";
  return isInStep(snapshot) ? "step" : "silence";
}

function isSamePoint(a: Snapshot, b: Snapshot): boolean {
  if (a.loading !== b.loading || a.sequence !== b.sequence) return false;
  return kindOf(b) !== "silence" || a.beats === b.beats;
}
