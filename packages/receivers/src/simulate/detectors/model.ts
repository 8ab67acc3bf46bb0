import type { Book } from "../book.js";
import type { Fault } from "../fault.js";
import type { Random } from "../random.js";

/** What happens in a detector during one minute of a run. */
export interface Minute {
  /** From 1. */
  readonly minute: number;
  /** Collisions that are recorded. */
  readonly events: number;
  readonly random: Random;
  readonly faults: readonly Fault[];
}

/** Fills the histograms of a detector with what one minute brings. */
export type DetectorModel = (book: Book, now: Minute) => void;

/** `count` numbers, one after the other. */
export function times(count: number, make: (index: number) => number): Float64Array {
  return Float64Array.from({ length: Math.max(0, Math.round(count)) }, (_, index) => make(index));
}
