import { type Quality, worst } from "../model/quality.js";
import type { RunSummary } from "./store.js";

/** What a run's row takes from one of its subsystems. */
export interface RunPart {
  readonly subsystem: string;
  readonly startOfRun: number;
  readonly endOfRun: number;
  readonly quality: Quality;
}

/** The row of a run from its parts, of which there is at least one. */
export function summarizeRun(run: number, hltMode: string, parts: readonly RunPart[]): RunSummary {
  return {
    run,
    hltMode,
    startOfRun: Math.min(...parts.map(({ startOfRun }) => startOfRun)),
    endOfRun: Math.max(...parts.map(({ endOfRun }) => endOfRun)),
    quality: worst(parts.map(({ quality }) => quality)),
    subsystems: parts.map(({ subsystem }) => subsystem).sort(),
  };
}
