import { describe, expect, it } from "vitest";
import { incompleteBeta, logGamma } from "./incomplete-beta.js";
import {
  countsAtLeast,
  countsAtMost,
  poissonAtLeast,
  poissonAtMost,
  shareProbability,
  sigmaProbability,
  sigmasOf,
  studentProbability,
} from "./tails.js";

/** Sum of the terms themselves. */
function poissonSum(count: number, mean: number): number {
  let [term, sum] = [Math.exp(-mean), 0];
  for (let k = 0; k <= count; k++) {
    sum += term;
    term *= mean / (k + 1);
  }
  return sum;
}
function binomialSum(atLeast: number, of: number, share: number): number {
  let sum = 0;
  for (let k = atLeast; k <= of; k++) {
    const ways = Math.exp(logGamma(of + 1) - logGamma(k + 1) - logGamma(of - k + 1));
    sum += ways * share ** k * (1 - share) ** (of - k);
  }
  return sum;
}

describe("tails of distributions", () => {
  it.each([
    [0, 0.5],
    [3, 2.5],
    [20, 10],
    [5, 30],
  ])("at most %d where %d are expected is the sum of its terms", (count, mean) => {
    expect(poissonAtMost(count, mean)).toBeCloseTo(poissonSum(count, mean), 12);
    expect(poissonAtLeast(count + 1, mean)).toBeCloseTo(1 - poissonSum(count, mean), 12);
  });

  it.each([
    [8, 0, 0.5],
    [8, 2, 0.5],
    [30, 10, 0.6],
    [3, 40, 0.1],
  ])("%d and %d where the first should get %d is the binomial sum", (first, second, share) => {
    const tail = Math.min(binomialSum(first, first + second, share), binomialSum(second, first + second, 1 - share));
    expect(shareProbability(first, second, share)).toBeCloseTo(Math.min(1, 2 * tail), 12);
  });

  it.each([
    [8, 3, 4],
    [30, 10, 2],
    [1, 0, 5],
  ])("at least %d beside a mean of %d from %d channels is the binomial sum", (counted, mean, from) => {
    const total = counted + from * mean;
    expect(countsAtLeast(counted, mean, from)).toBeCloseTo(binomialSum(counted, total, 1 / (1 + from)), 12);
    expect(countsAtMost(counted, mean, from)).toBeCloseTo(
      from * mean === 0 ? 1 : binomialSum(from * mean, total, from / (1 + from)),
      12,
    );
  });

  it("many channels know the mean", () => {
    expect(countsAtLeast(20, 10, 1e7)).toBeCloseTo(poissonAtLeast(20, 10), 6);
    expect(countsAtMost(2, 10, 1e7)).toBeCloseTo(poissonAtMost(2, 10), 6);
    expect(countsAtLeast(20, 10, Number.POSITIVE_INFINITY)).toBe(poissonAtLeast(20, 10));
    expect(countsAtMost(2, 10, Number.POSITIVE_INFINITY)).toBe(poissonAtMost(2, 10));
  });

  it("a bin that is empty in the reference can deviate: 20 entries against 0 are no accident", () => {
    expect(shareProbability(20, 0, 0.5)).toBeCloseTo(2 / 2 ** 20, 12);
    expect(shareProbability(0, 0, 0.5)).toBe(1);
  });

  it.each([
    { t: 2.262, degrees: 9, p: 0.05 },
    { t: 12.706, degrees: 1, p: 0.05 },
    { t: 3.169, degrees: 10, p: 0.01 },
    { t: 2.576, degrees: 1e6, p: 0.01 },
  ])("Student's t of $t with $degrees degrees is the $p of the tables", ({ t, degrees, p }) => {
    expect(studentProbability(t, degrees)).toBeCloseTo(p, 4);
  });

  it("one, two and three standard deviations", () => {
    expect([1, 2, 3].map(sigmaProbability)).toEqual([
      expect.closeTo(0.3173105, 6),
      expect.closeTo(0.0455003, 6),
      expect.closeTo(0.0026998, 6),
    ]);
    expect(sigmasOf(sigmaProbability(3))).toBeCloseTo(3, 9);
    expect(sigmasOf(0)).toBe(Number.POSITIVE_INFINITY);
  });

  it("ends of the beta function", () => {
    expect(incompleteBeta(0, 2, 3)).toBe(0);
    expect(incompleteBeta(1, 2, 3)).toBe(1);
    expect(incompleteBeta(0.5, 7, 7)).toBeCloseTo(0.5, 12);
  });
});
