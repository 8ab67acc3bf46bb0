import { histBinsDiffer, histKindsDiffer } from "../../errors/histogram-errors.js";
import { compareAxes } from "../axis/compare-axes.js";
import type { CellsView } from "../cells/cells-view.js";

type Named = CellsView & { readonly kind: string; readonly name: string };

/**
 * Throws HIST_KINDS_DIFFER or HIST_BINS_DIFFER unless all have the same numbers of bins. Other limits, edges and
 * labels are allowed, as in ROOT: cells then belong together by their number.
 */
export function requireSameBins(operation: string, ...hists: readonly Named[]): void {
  const [first, ...others] = hists;
  for (const other of others) {
    if (first === undefined) return;
    const difference = compareAxes(first, other);
    if (difference === "dimension") throw histKindsDiffer(operation, first.kind, other.kind);
    if (difference === "bins") {
      const [mine, theirs] = [first, other].map((hist) => hist.axes.map((axis) => axis.nbins));
      throw histBinsDiffer(operation, first.name, mine ?? [], theirs ?? []);
    }
  }
}
