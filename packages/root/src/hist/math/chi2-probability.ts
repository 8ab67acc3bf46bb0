/**
 * Probability that a chi-square of `degrees` degrees of freedom is at least `chi2`: 1 for 0, 0 below 0 or without degrees.
 * The upper regularized incomplete gamma function Q(degrees / 2, chi2 / 2). Source: TMath::Prob.
 */
export function chi2Probability(chi2: number, degrees: number): number {
  if (degrees <= 0 || chi2 < 0) return 0;
  return chi2 === 0 ? 1 : upperGamma(degrees / 2, chi2 / 2);
}

/** Q(a, x), by the series of P below its maximum and by a continued fraction above it. Abramowitz and Stegun 6.5.29, 6.5.31. */
export function upperGamma(a: number, x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x <= 0) return 1;
  return x < a + 1 ? 1 - gammaSeries(a, x) : gammaFraction(a, x);
}

/** P(a, x) = 1 - Q(a, x). */
export function lowerGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  return x < a + 1 ? gammaSeries(a, x) : 1 - gammaFraction(a, x);
}

const mostTerms = 10_000;
const precision = 1e-16;

function gammaSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < mostTerms && Math.abs(term) > Math.abs(sum) * precision; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * Math.exp(-x + a * Math.log(x) - logGamma(a));
}

/** Lentz' method. */
function gammaFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let result = d;
  for (let i = 1; i < mostTerms; i++) {
    const factor = -i * (i - a);
    b += 2;
    d = factor * d + b;
    if (Math.abs(d) < tiny) d = tiny;
    c = b + factor / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const change = d * c;
    result *= change;
    if (Math.abs(change - 1) < precision) break;
  }
  return Math.exp(-x + a * Math.log(x) - logGamma(a)) * result;
}

// Lanczos' approximation with g = 607/128, after P. Godfrey (2001).
const lanczos = [
  0.9999999999999971, 57.15623566586292, -59.59796035547549, 14.136097974741746, -0.4919138160976202,
  3.399464998481189e-5, 4.652362892704858e-5, -9.837447530487956e-5, 0.0001580887032249125, -0.00021026444172410488,
  0.00021743961811521265, -0.0001643181065367639, 8.441822398385275e-5, -2.6190838401581408e-5, 3.6899182659531625e-6,
];

/** Natural logarithm of the gamma function of a positive number. */
export function logGamma(x: number): number {
  const shifted = x + 607 / 128 - 0.5;
  const series = lanczos.reduce((sum, factor, i) => sum + (i === 0 ? factor : factor / (x - 1 + i)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(shifted) - shifted + Math.log(series);
}
