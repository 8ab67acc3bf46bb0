/** A number as the unevaluated sum of two doubles: about 32 digits. */
type Pair = readonly [high: number, low: number];

// ln 2 in two parts.
const ln2: Pair = [Math.LN2, 2.3190468138462996e-17];
const terms = 24;

/**
 * exp(x) correctly rounded in all but rare cases. `Math.exp` may be wrong in the last digit, the C library that ROOT uses
 * is not: where ROOT's result is wanted bit by bit.
 */
export function exactExp(x: number): number {
  if (!(Math.abs(x) < 700)) return Math.exp(x);
  const power = Math.round(x / ln2[0]);
  const rest = sum(sum([x, 0], product(ln2, [-power, 0])), [0, 0]);
  let result: Pair = [1, 0];
  // Horner's scheme of the Taylor series.
  for (let n = terms; n >= 1; n--) result = sum([1, 0], product(product(rest, result), reciprocal(n)));
  return (result[0] + result[1]) * 2 ** power;
}

/** 1 / n for a small whole number. */
function reciprocal(n: number): Pair {
  const high = 1 / n;
  const [back, error] = exactProduct(high, n);
  return [high, (1 - back - error) / n];
}

function sum(a: Pair, b: Pair): Pair {
  const high = a[0] + b[0];
  const part = high - a[0];
  const error = a[0] - (high - part) + (b[0] - part);
  return normal(high, error + a[1] + b[1]);
}

function product(a: Pair, b: Pair): Pair {
  const [high, error] = exactProduct(a[0], b[0]);
  return normal(high, error + a[0] * b[1] + a[1] * b[0]);
}

function normal(high: number, low: number): Pair {
  const total = high + low;
  return [total, low - (total - high)];
}

/** Dekker's product: the rounded product and its error. */
function exactProduct(a: number, b: number): Pair {
  const high = a * b;
  const [ah, al] = split(a);
  const [bh, bl] = split(b);
  return [high, ah * bh - high + ah * bl + al * bh + al * bl];
}

function split(a: number): Pair {
  const scaled = 134217729 * a;
  const high = scaled - (scaled - a);
  return [high, a - high];
}
