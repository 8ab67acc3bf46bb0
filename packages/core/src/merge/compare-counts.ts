import type { NoteCode } from "../model/report.js";
import { type Counts, countsFell } from "./counts.js";

/** What changed from one file to the next, for a note about the later one. */
export interface Change {
  readonly code: Extract<NoteCode, "COUNTS_FELL" | "HIST_APPEARED" | "HIST_GONE" | "HIST_CHANGED">;
  readonly message: string;
  readonly hist?: string;
}

/** More changes of a kind between two files than this are told in one sentence. */
const mostNamed = 20;

/**
 * How a file differs from the one before: histograms that appeared, vanished or changed their binning, and counts that fell
 * although files hold everything since the start of the run.
 */
export function compareCounts(before: Counts, after: Counts, cumulative: boolean): readonly Change[] {
  const changes: Change[] = [];
  if (cumulative && countsFell(before, after)) {
    changes.push({
      code: "COUNTS_FELL",
      message: "the counts are smaller than in the file before: the receiver began again from zero",
    });
  }
  const names = (counts: Counts) => Object.keys(counts).sort();
  const appeared = names(after).filter((name) => before[name] === undefined);
  const gone = names(before).filter((name) => after[name] === undefined);
  const changed = names(after).filter((name) => (before[name]?.[0] ?? after[name]?.[0]) !== after[name]?.[0]);
  changes.push(
    ...tell("HIST_APPEARED", appeared, (name) => `${name} is not in the file before`),
    ...tell("HIST_GONE", gone, (name) => `${name} is in the file before and not in this one`),
    ...tell("HIST_CHANGED", changed, (name) => `${name} had ${before[name]?.[0]} and has ${after[name]?.[0]}`),
  );
  return changes;
}

function tell(code: Change["code"], hists: readonly string[], words: (name: string) => string): readonly Change[] {
  const rest = hists.length - mostNamed;
  const named = hists.slice(0, mostNamed).map((hist) => ({ code, message: words(hist), hist }));
  return rest > 0 ? [...named, { code, message: `so it is with ${rest} more histograms` }] : named;
}
