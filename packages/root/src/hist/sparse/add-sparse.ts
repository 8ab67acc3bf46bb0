import type { Sparse } from "../../classes/types.js";
import { histBinsDiffer } from "../../errors/histogram-errors.js";
import { valueAt } from "../cells/cells-view.js";
import type { Numbers } from "../types.js";

/**
 * `sparse + factor * other`, cell by cell; squared errors add with the square of the factor. Entries add with the factor.
 * Source: THnBase::Add. Throws HIST_BINS_DIFFER.
 */
export function addSparse(sparse: Sparse, other: Sparse, factor = 1): Sparse {
  const [mine, theirs] = [sparse, other].map(({ axes }) => axes.map(({ nbins }) => nbins));
  if (String(mine) !== String(theirs)) throw histBinsDiffer("addSparse", sparse.name, mine ?? [], theirs ?? []);
  const cells = new Map<string, { at: readonly number[]; content: number; square: number }>();
  const weighted = sparse.sumw2 !== undefined || other.sumw2 !== undefined || factor !== 1;
  for (const [input, c] of [
    [sparse, 1],
    [other, factor],
  ] as const) {
    const size = input.axes.length;
    for (let i = 0; i < input.contents.length; i++) {
      const at = [...input.coordinates.slice(i * size, (i + 1) * size)];
      const cell = cells.get(at.join()) ?? { at, content: 0, square: 0 };
      const content = valueAt(input.contents, i);
      cell.content += c * content;
      cell.square += c * c * (input.sumw2 ? valueAt(input.sumw2, i) : content);
      cells.set(at.join(), cell);
    }
  }
  const all = [...cells.values()];
  const sumw2 = weighted ? { sumw2: Float64Array.from(all, ({ square }) => square) } : {};
  return {
    ...sparse,
    coordinates: Int32Array.from(all.flatMap(({ at }) => at)),
    contents: Float64Array.from(all, ({ content }) => content),
    ...sumw2,
    entries: sparse.entries + factor * other.entries,
    stats: addedSums(sparse.stats, other.stats, factor),
  };
}

/** The sums add with the factor, that of the squared weights with its square; below 0 there it means unweighted. */
function addedSums(mine: Numbers, theirs: Numbers, factor: number): Float64Array {
  const isUnweighted = valueAt(mine, 1) < 0 && valueAt(theirs, 1) < 0;
  return Float64Array.from(mine, (sum, i) => {
    if (i === 1 && isUnweighted) return sum;
    const weight = i === 1 ? factor * factor : factor;
    return (i === 1 ? Math.max(sum, 0) : sum) + weight * valueAt(theirs, i);
  });
}
