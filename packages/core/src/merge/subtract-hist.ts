import { type AnyHistogram, compareAxes, subtract } from "@overwatch/root/hist";
import { isOverwatchError } from "../errors/index.js";

/** What came between two states of a histogram, or why that cannot be said. */
export type Difference =
  | { readonly ok: true; readonly hist: AnyHistogram }
  | { readonly ok: false; readonly reason: string };

/** The later state less the earlier one, as ROOT subtracts. Labels of bins are not compared, as in ROOT. */
export function subtractHist(later: AnyHistogram, earlier: AnyHistogram): Difference {
  if (later.kind !== earlier.kind) return { ok: false, reason: `it was a ${earlier.kind} and is a ${later.kind}` };
  if (!("axes" in later) || !("axes" in earlier)) return { ok: false, reason: `a ${later.kind} cannot be subtracted` };
  const difference = compareAxes(later, earlier);
  if (difference !== "none" && difference !== "labels") {
    return { ok: false, reason: `its binning changed (${difference})` };
  }
  try {
    // Equal kinds were compared; the types of a pair are not narrowed together.
    return { ok: true, hist: subtract(later, earlier as never) };
  } catch (error) {
    if (!isOverwatchError(error)) throw error;
    return { ok: false, reason: error.message };
  }
}
