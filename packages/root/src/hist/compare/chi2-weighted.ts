import type { Comparison, Pair, Sums } from "./chi2-pairs.js";

/** Compares sums of weights; undefined if a bin with contents has errors of 0 on both sides. */
export function compareWeighted(
  pairs: readonly Pair[],
  { sum1, sum2 }: Sums,
  residuals: number[],
): Comparison | undefined {
  let [chi2, empty] = [0, 0];
  let [few1, few2] = [false, false];
  for (const { c1, c2, e1, e2 } of pairs) {
    if (c1 * c1 === 0 && c2 * c2 === 0) {
      empty++;
      continue;
    }
    if (e1 === 0 && e2 === 0) return undefined;
    const sigma = sum1 * sum1 * e2 + sum2 * sum2 * e1;
    const delta = sum2 * c1 - sum1 * c2;
    chi2 += (delta * delta) / sigma;
    const probability = (c1 * sum1 * e2 + c2 * sum2 * e1) / sigma;
    residuals.push(
      e1 > e2
        ? (c1 - sum1 * probability) / Math.sqrt(e1 * (1 - (e2 * sum1 * sum1) / sigma))
        : -(c2 - sum2 * probability) / Math.sqrt(e2 * (1 - (e1 * sum2 * sum2) / sigma)),
    );
    few1 ||= e1 > 0 && (c1 * c1) / e1 < 10;
    few2 ||= e2 > 0 && (c2 * c2) / e2 < 10;
  }
  return { chi2, empty, few1, few2 };
}
