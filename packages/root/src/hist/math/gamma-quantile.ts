import { logGamma, lowerGamma } from "./chi2-probability.js";

/** The x at which P(a, x) reaches a probability strictly between 0 and 1: Newton's steps within a shrinking interval. */
export function gammaQuantile(probability: number, a: number): number {
  let [low, high] = [0, a + 10 * Math.sqrt(a) + 20];
  let x = a;
  for (let i = 0; i < 200; i++) {
    const excess = lowerGamma(a, x) - probability;
    if (excess > 0) high = x;
    else low = x;
    const density = Math.exp((a - 1) * Math.log(x) - x - logGamma(a));
    const next = x - excess / density;
    const isInside = next > low && next < high;
    const step = isInside ? next : (low + high) / 2;
    if (Math.abs(step - x) <= 1e-15 * x) return step;
    x = step;
  }
  return x;
}
