import type { Comparison, Pair, Sums } from "./chi2-pairs.js";

/** Pearson's test of homogeneity, with residuals after Haberman. */
export function compareUnweighted(pairs: readonly Pair[], { sum1, sum2 }: Sums, residuals: number[]): Comparison {
  const sum = sum1 + sum2;
  let [chi2, empty] = [0, 0];
  let [few1, few2] = [false, false];
  for (const { c1, c2 } of pairs) {
    // Cut off: less than one entry on both sides is nothing.
    if (Math.trunc(c1) === 0 && Math.trunc(c2) === 0) {
      empty++;
      continue;
    }
    const both = c1 + c2;
    const expected = (both * sum1) / sum;
    const correction = (1 - sum1 / sum) * (1 - both / sum);
    residuals.push((c1 - expected) / Math.sqrt(expected) / Math.sqrt(correction));
    few1 ||= c1 < 1;
    few2 ||= c2 < 1;
    const delta = sum2 * c1 - sum1 * c2;
    chi2 += (delta * delta) / both;
  }
  return { chi2: chi2 / (sum1 * sum2), empty, few1, few2 };
}
