import type { Sparse } from "../../classes/types.js";

/** The sparse histogram with contents multiplied by a factor and squared errors by its square; unweighted it stays so. Source: THnBase::Scale. */
export function scaleSparse(sparse: Sparse, factor: number): Sparse {
  const contents = Float64Array.from(sparse.contents, (content) => content * factor);
  const sumw2 = sparse.sumw2 && Float64Array.from(sparse.sumw2, (square) => square * (factor * factor));
  return { ...sparse, contents, ...(sumw2 && { sumw2 }) };
}
