import { histBinsDiffer } from "../../errors/histogram-errors.js";
import { binCenter } from "../axis/bin-edges.js";
import { cellPosition } from "../cells/cell-index.js";
import { axisAt, valueAt } from "../cells/cells-view.js";
import type { Draft } from "../cells/draft.js";
import { addMoments } from "../stats/compute-stats.js";
import type { AnyProfile } from "../types.js";

/** Divides sums by sums and weights by weights. Source: TProfile::Divide(h). */
export function divideProfile(draft: Draft, other: AnyProfile): void {
  const { contents, sumw2, binEntries } = draft;
  startStats(draft);
  for (let cell = 0; cell < contents.length; cell++) {
    const c0 = contents[cell] ?? 0;
    const c1 = valueAt(other.contents, cell);
    const quotient = c1 === 0 ? 0 : c0 / c1;
    contents[cell] = quotient;
    countQuotient(draft, cell, quotient);
    const square = c1 * c1;
    if (sumw2) {
      const squares = (sumw2[cell] ?? 0) * c1 * c1 + valueAt(other.sumw2, cell) * c0 * c0;
      sumw2[cell] = c1 === 0 ? 0 : squares / (square * square);
    }
    const weight = valueAt(other.binEntries, cell);
    if (binEntries) binEntries[cell] = weight === 0 ? 0 : (binEntries[cell] ?? 0) / weight;
  }
}

/** Source: TProfile::Divide(h1, h2, c1, c2). */
export function divideProfilesInto(draft: Draft, first: AnyProfile, second: AnyProfile, c1: number, c2: number): void {
  const counts = [draft, first, second].map((each) => each.axes.map((axis) => axis.nbins));
  if (new Set(counts.map(String)).size > 1)
    throw histBinsDiffer("divide", draft.name, counts[1] ?? [], counts[2] ?? []);
  const { contents, sumw2, binEntries } = draft;
  startStats(draft);
  for (let cell = 0; cell < contents.length; cell++) {
    const b1 = valueAt(first.contents, cell);
    const b2 = valueAt(second.contents, cell);
    const quotient = b2 === 0 ? 0 : (c1 * b1) / (c2 * b2);
    contents[cell] = quotient;
    countQuotient(draft, cell, quotient);
    const square = b2 * b2 * Math.abs(c2);
    if (sumw2) {
      const squares = valueAt(first.sumw2, cell) * b2 * b2 + valueAt(second.sumw2, cell) * b1 * b1;
      sumw2[cell] = b2 === 0 ? 0 : (Math.abs(c1) * Math.abs(c2) * squares) / (square * square);
    }
    const weight = valueAt(second.binEntries, cell);
    if (binEntries) binEntries[cell] = weight === 0 ? 0 : valueAt(first.binEntries, cell) / weight;
  }
}

function startStats(draft: Draft): void {
  draft.entries = 0;
  draft.stats = new Float64Array(draft.stats.length);
}

/** ROOT counts each quotient as a fill with its size as the weight. */
function countQuotient(draft: Draft, cell: number, quotient: number): void {
  const weight = Math.abs(quotient);
  const position = cellPosition(draft.axes, cell);
  const [x = 0, y = 0, z = 0] = draft.axes.map((_, index) => binCenter(axisAt(draft, index), position[index] ?? 0));
  draft.entries++;
  addMoments(draft.stats, weight, weight * weight, x, y, z, draft.axes.length);
}
