import type { WhenQuestion, WhenReport } from "../model/when.js";
import type { Candidate } from "../plugins/outcome.js";
import type { WhenWork } from "./process-when.js";
import { type LookEdges, lookAtSubsystem } from "./take-slice.js";

/** What walking through a run touches outside of itself. */
export interface WhenEdges extends LookEdges {
  /** Does the work in a thread of the plug-in, or here; rejects when it failed as a whole. */
  readonly runWhen: (when: WhenWork, plugin: Candidate | undefined) => Promise<WhenReport>;
}

/**
 * Since when an alarm fails in a run, or anything that judges a histogram: every interval between two files, judged by
 * itself. Only reads.
 *
 * @throws RUN_UNKNOWN, SUBSYSTEM_UNKNOWN, WHEN_TARGET_UNKNOWN; FILE_* when a received file cannot be opened; what `runWhen`
 * throws.
 */
export async function takeWhen(question: WhenQuestion, edges: WhenEdges): Promise<WhenReport> {
  const { looked, plugin } = await lookAtSubsystem(question, edges);
  const { previous: _, ...work } = looked.work;
  return edges.runWhen({ work, target: question.target }, plugin);
}
