/** A cell that is compared: contents and squared errors on both sides. */
export interface Pair {
  readonly c1: number;
  readonly c2: number;
  readonly e1: number;
  readonly e2: number;
}

/** What a mode finds; undefined where a bin cannot be compared. */
export interface Comparison {
  readonly chi2: number;
  readonly empty: number;
  readonly few1: boolean;
  readonly few2: boolean;
}

/** Sums over all pairs: contents on both sides, squared errors on the second. */
export interface Sums {
  readonly sum1: number;
  readonly sum2: number;
  readonly squares2: number;
}
