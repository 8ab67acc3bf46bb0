import type { CanvasPatch } from "./canvas.js";
import type { Information } from "./hists.js";

/** O2's flags. "null" is unknown: it never raises an alarm and never hides one. */
export type Quality = "good" | "medium" | "bad" | "null";

/** What an alarm says: the flag, why, and what it decided on. */
export interface AlarmResult {
  readonly flag: Quality;
  /** For the shifter: what is wrong, with numbers. */
  readonly message: string;
  /** For machines: "out-of-range". */
  readonly reason?: string;
  /** What the verdict rests on: limits, values, failing cells. */
  readonly evidence?: Information;
  /** Drawn on top. Several alarms may draw: each adds. */
  readonly draw?: CanvasPatch;
}

const severity: Readonly<Record<Quality, number>> = { null: 0, good: 1, medium: 2, bad: 3 };

/** The worst of several flags; "null" when there is none, or none is known. */
export function worst(flags: Iterable<Quality>): Quality {
  let result: Quality = "null";
  for (const flag of flags) if (severity[flag] > severity[result]) result = flag;
  return result;
}

/** Share of flags that are known, 0 to 1; 0 when there are none. */
export function coverage(flags: Iterable<Quality>): number {
  const all = [...flags];
  return all.length === 0 ? 0 : all.filter((flag) => flag !== "null").length / all.length;
}
