import type { Passage, SubsystemReport } from "./report.js";

/** The half, 95 and 99 percent of the files took no longer, seconds. */
export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** How long it took from a file's last byte to each stage, over the newest files of a report. */
export interface Latency {
  readonly files: number;
  readonly merged: Percentiles;
  readonly processed: Percentiles;
  readonly published: Percentiles;
  /** All that is shown came with this one: its times are those of every histogram. */
  readonly newest: Passage;
}

/** The latency of a report; undefined when none of its files was published as it came. */
export function latencyOf({ madeBy: { passages = [] } }: Pick<SubsystemReport, "madeBy">): Latency | undefined {
  const newest = passages.at(-1);
  if (newest === undefined) return undefined;
  const since = (stage: "merged" | "processed" | "published") =>
    percentiles(passages.map((passage) => Math.max(0, passage[stage] - passage.received)));
  return {
    files: passages.length,
    merged: since("merged"),
    processed: since("processed"),
    published: since("published"),
    newest,
  };
}

/** By nearest rank; `values` is not empty. */
function percentiles(values: readonly number[]): Percentiles {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
