import type { AlarmBase, AlarmOf, HistogramMatch, ReferenceWanted } from "@overwatch/core";
import { referenceChi2, referenceKolmogorov, referencePulls } from "@overwatch/core/authors";

/** What is compared with what, and how. */
export interface ReferenceParts extends AlarmBase {
  readonly hists: HistogramMatch;
  /** Default: the newest earlier run that was good. */
  readonly reference?: ReferenceWanted | URL;
  /** Of the shape, chi square (default) or Kolmogorov's distance; or of each bin, which are then named and marked. */
  readonly by?: "chi2" | "kolmogorov" | "pulls";
  /** Probability of a good histogram to differ at least as much, below which each flag is given. Default 1e-3 and 1e-6. */
  readonly p?: { readonly medium?: number; readonly bad?: number };
}

/** An alarm on histograms with a reference. */
export interface ReferenceAlarm extends AlarmBase {
  readonly on: { readonly hists: HistogramMatch };
  readonly reference: ReferenceWanted | URL;
  readonly use: AlarmOf<"binned">;
}

/**
 * An alarm that compares histograms with those of a good run. Unknown while there is no reference, or one with other bins.
 *
 * @example alarms: [againstReference({ id: "shape", hists: "hits/*", by: "pulls" })]
 */
export function againstReference<const Id extends string>({
  hists,
  reference = "previous run",
  by = "chi2",
  p,
  ...base
}: ReferenceParts & { readonly id: Id }): ReferenceAlarm & { readonly id: Id } {
  const check = { chi2: referenceChi2, kolmogorov: referenceKolmogorov, pulls: referencePulls }[by];
  return { ...base, on: { hists }, reference, use: check(p === undefined ? {} : { p }) };
}
