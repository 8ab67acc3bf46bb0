import { chi2Probability } from "@overwatch/root/hist";
import { incompleteBeta } from "./incomplete-beta.js";

/** Probability of at most `count` (>= 0) where `mean` is expected. */
export function poissonAtMost(count: number, mean: number): number {
  return mean <= 0 ? 1 : chi2Probability(2 * mean, 2 * (count + 1));
}

/** Probability of at least `count` where `mean` is expected. */
export function poissonAtLeast(count: number, mean: number): number {
  if (count <= 0) return 1;
  return mean <= 0 ? 0 : 1 - chi2Probability(2 * mean, 2 * count);
}

/**
 * Probability of at least `count` where `from` other channels counted `mean` on average: so few of them do not know the true mean.
 * With infinitely many it is that of Poisson.
 */
export function countsAtLeast(count: number, mean: number, from: number): number {
  if (!Number.isFinite(from)) return poissonAtLeast(count, mean);
  return count <= 0 ? 1 : incompleteBeta(1 / (1 + from), count, from * mean + 1);
}

/** The same of at most `count`. */
export function countsAtMost(count: number, mean: number, from: number): number {
  if (!Number.isFinite(from)) return poissonAtMost(count, mean);
  return from * mean <= 0 ? 1 : incompleteBeta(from / (1 + from), from * mean, count + 1);
}

/**
 * Probability, on both sides, of two counts that differ at least as much, when `share` of what comes goes to the first:
 * what is left to know of two Poisson counts of which only the ratio is known. Counts need not be whole.
 */
export function shareProbability(first: number, second: number, share: number): number {
  const total = first + second;
  if (total === 0) return 1;
  const atLeast = first <= 0 ? 1 : incompleteBeta(share, first, second + 1);
  const atMost = second <= 0 ? 1 : incompleteBeta(1 - share, second, first + 1);
  return Math.min(1, 2 * Math.min(atLeast, atMost));
}

/** Probability of a value at least so many standard deviations from the mean, on both sides, of a normal distribution. */
export function sigmaProbability(sigmas: number): number {
  return chi2Probability(sigmas * sigmas, 1);
}

/** The same of Student's t with `degrees` (> 0): a deviation in units of a spread that was itself estimated. */
export function studentProbability(t: number, degrees: number): number {
  return incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5);
}

/** How many standard deviations a probability (of both sides) is of a normal distribution: the reverse of `sigmaProbability`. */
export function sigmasOf(probability: number): number {
  if (!(probability > 0)) return Number.POSITIVE_INFINITY;
  let [low, high] = [0, 40];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (sigmaProbability(middle) > probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
