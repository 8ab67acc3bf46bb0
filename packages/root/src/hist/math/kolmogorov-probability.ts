const c1 = -1.2337005501361697;
const c2 = -11.103304951225528;
const c3 = -30.842513753404244;

/**
 * Probability that the Kolmogorov distance times the root of the number of entries is at least `z`, for many entries.
 * Source: TMath::KolmogorovProb, whose constants it shares.
 */
export function kolmogorovProbability(z: number): number {
  const u = Math.abs(z);
  if (u < 0.2) return 1;
  if (u < 0.755) {
    const v = 1 / (u * u);
    return 1 - (2.50662827 * (Math.exp(c1 * v) + Math.exp(c2 * v) + Math.exp(c3 * v))) / u;
  }
  // NaN ends here.
  if (!(u < 6.8116)) return 0;
  const terms = Math.max(1, Math.round(3 / u));
  const term = (j: number): number => (j < terms ? Math.exp(-2 * (j + 1) * (j + 1) * u * u) : 0);
  return 2 * (term(0) - term(1) + term(2) - term(3));
}
