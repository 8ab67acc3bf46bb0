import type { Comparison, Pair, Sums } from "./chi2-pairs.js";

/** Compares counts with sums of weights, by the most likely common probability of each bin. */
export function compareMixed(pairs: readonly Pair[], sums: Sums, residuals: number[]): Comparison | undefined {
  const { sum2, squares2 } = sums;
  let { sum1 } = sums;
  let [chi2, empty] = [0, 0];
  let [few1, few2] = [false, false];
  for (const pair of pairs) {
    const { c2 } = pair;
    let { c1, e2 } = pair;
    if (c1 * c1 === 0 && c2 * c2 === 0) {
      empty++;
      continue;
    }
    if (c2 * c2 === 0 && e2 === 0) {
      if (!(squares2 > 0)) return undefined;
      // The error of one entry of the mean weight.
      e2 = squares2 / sum2;
    }
    few1 ||= c1 < 1;
    few2 ||= e2 > 0 && (c2 * c2) / e2 < 10;
    let linear = sum2 * c2 - sum1 * e2;
    let square = linear * linear + 4 * sum2 * sum2 * c1 * e2;
    // Without a solution ROOT adds entries to the first histogram until there is one; the sum keeps them.
    for (let tries = 0; tries < 1000 && (linear * linear + c1 === 0 || linear + Math.sqrt(square) === 0); tries++) {
      sum1++;
      c1++;
      linear = sum2 * c2 - sum1 * e2;
      square = linear * linear + 4 * sum2 * sum2 * c1 * e2;
    }
    const root = Math.sqrt(square);
    const probability = (linear + root) / (2 * sum2 * sum2);
    const [expected1, expected2] = [probability * sum1, probability * sum2];
    const [delta1, delta2] = [c1 - expected1, c2 - expected2];
    chi2 += (delta1 * delta1) / expected1;
    if (!(e2 > 0)) {
      residuals.push(delta1 / Math.sqrt(expected1));
      continue;
    }
    chi2 += (delta2 * delta2) / e2;
    const part1 = (sum2 * e2) / root;
    const part2 = 1 + (sum1 * e2 - sum2 * c2) / root;
    const variance = part1 * part1 * sum1 * probability * (1 - probability) + (part2 * part2 * e2) / 4;
    residuals.push(-delta2 / Math.sqrt(variance));
  }
  return { chi2, empty, few1, few2 };
}
