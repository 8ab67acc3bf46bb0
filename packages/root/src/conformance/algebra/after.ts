import type { Sparse } from "../../classes/types.js";
import { binContent } from "../../hist/cells/bin-content.js";
import { binEffectiveEntries, binError } from "../../hist/cells/bin-error.js";
import { flush } from "../../hist/filling/flush.js";
import { computeStats } from "../../hist/stats/compute-stats.js";
import { effectiveEntries } from "../../hist/stats/effective-entries.js";
import { mean } from "../../hist/stats/mean.js";
import { stdDev } from "../../hist/stats/std-dev.js";
import type { Celled } from "../../hist/types.js";

export const axisNames = ["x", "y", "z"] as const;

/** The names of a histogram's axes. */
export function axesOf(hist: Celled): readonly ("x" | "y" | "z")[] {
  return axisNames.slice(0, hist.axes.length);
}

/** What ROOT's getters say about a result, under the names of the goldens. */
export function afterOf(object: Celled | Sparse): Record<string, unknown> | undefined {
  if (object.kind === "sparse") return undefined;
  const pending = object.attributes?.fBuffer?.[0] ?? 0;
  const hist = flush<Celled>(object);
  const cells = Array.from({ length: hist.contents.length }, (_, cell) => cell);
  // One signature for all kinds: the axes were taken from the histogram itself.
  const of = (get: (hist: Celled, axis: "x") => number) => axesOf(hist).map((axis) => get(hist, axis as "x"));
  return {
    // Asked before the pending fills come in.
    entries: pending > 0 ? pending : hist.entries,
    effectiveEntries: effectiveEntries(hist),
    stats: [...computeStats(hist)],
    mean: of(mean),
    stdDev: of(stdDev),
    ...("binEntries" in hist && {
      binContents: cells.map((cell) => binContent(hist, cell)),
      binErrors: cells.map((cell) => binError(hist, cell)),
      binEntries: cells.map((cell) => hist.binEntries[cell]),
      binEffectiveEntries: cells.map((cell) => binEffectiveEntries(hist, cell)),
    }),
  };
}
