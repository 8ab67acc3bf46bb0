import { type AnyHistogram, type Celled, compareAxes } from "@overwatch/root/hist";

/** Whether a histogram of a later file holds what an earlier one holds; else why not. */
export type Covering = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Histograms by name; reads one. */
export interface Coverage {
  readonly names: readonly string[];
  readonly read: (name: string) => Promise<AnyHistogram | undefined>;
}

/**
 * Whether a later file of a cumulative run holds all counts of an earlier one: each of its histograms is there, with the
 * same axes and no fewer entries. Where counters were reset or binning changed in between, the earlier one is the only copy.
 */
export async function covers(earlier: Coverage, later: Coverage): Promise<Covering> {
  for (const name of earlier.names) {
    const before = await earlier.read(name);
    if (before === undefined || !("axes" in before)) continue; // damaged, or no counts: the newest one counts
    const reason = whyNot(before, await later.read(name));
    if (reason !== undefined) return { ok: false, reason: `${name} ${reason}` };
  }
  return { ok: true };
}

function whyNot(before: Celled, after: AnyHistogram | undefined): string | undefined {
  if (after === undefined) return "is in no later file";
  if (!("axes" in after) || after.kind !== before.kind) return "is of another kind later";
  if (compareAxes(before, after) !== "none") return "has other axes later";
  return after.entries < before.entries ? "has fewer entries later: its counts began anew" : undefined;
}
