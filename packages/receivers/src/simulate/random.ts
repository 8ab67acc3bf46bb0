/** Numbers by chance from a seed: the same seed gives the same numbers on every machine, up to the last digits of log and cos. */
export interface Random {
  /** From `min` (inclusive, default 0) to `max` (exclusive, default 1). */
  readonly uniform: (min?: number, max?: number) => number;
  /** A whole number from 0 to before `below`. */
  readonly whole: (below: number) => number;
  /** Around `mean`, with the standard deviation `sigma`. */
  readonly normal: (mean: number, sigma: number) => number;
  /** From 0 on, ever rarer. */
  readonly exponential: (mean: number) => number;
  /** `shape` and `scale` above 0; the mean is their product. */
  readonly gamma: (shape: number, scale: number) => number;
  /** A count whose mean is `mean`. */
  readonly poisson: (mean: number) => number;
}

/** Numbers of the given seeds: one more seed gives an independent sequence. */
export function createRandom(...seeds: readonly number[]): Random {
  const next = createSource(seeds);
  const uniform = (min = 0, max = 1) => min + (max - min) * next();
  const standard = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const normal = (mean: number, sigma: number) => mean + sigma * standard();
  const poisson = (mean: number): number => {
    // Beyond this the two distributions cannot be told apart in a picture.
    if (mean > 50) return Math.max(0, Math.round(normal(mean, Math.sqrt(mean))));
    let count = 0;
    for (let rest = next(); rest > Math.exp(-mean); rest *= next()) count++;
    return count;
  };
  return {
    uniform,
    whole: (below) => Math.floor(next() * below),
    normal,
    exponential: (mean) => -mean * Math.log(1 - next()),
    gamma: (shape, scale) => scale * standardGamma(shape, next, standard),
    poisson,
  };
}

/** Marsaglia and Tsang's method; below shape 1 by way of shape + 1. */
function standardGamma(shape: number, next: () => number, standard: () => number): number {
  if (shape < 1) return standardGamma(shape + 1, next, standard) * (1 - next()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = standard();
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** The generator sfc32: small, quick, and without a known weakness. */
function createSource(seeds: readonly number[]): () => number {
  let [a, b, c, counter] = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 1];
  const step = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (const seed of seeds) {
    a ^= seed | 0;
    b ^= Math.floor(seed / 2 ** 32) | 0;
    for (let i = 0; i < 12; i++) step();
  }
  return step;
}
