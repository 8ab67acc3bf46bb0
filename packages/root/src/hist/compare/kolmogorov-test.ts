import { histBinsDiffer, histEmpty, histKindsDiffer, histLimitsDiffer } from "../../errors/histogram-errors.js";
import type { Addend } from "../arithmetic/add.js";
import { binLowEdge } from "../axis/bin-edges.js";
import { binContent } from "../cells/bin-content.js";
import { binError } from "../cells/bin-error.js";
import { cellStrides } from "../cells/cell-index.js";
import { flush } from "../filling/flush.js";
import { chi2Probability } from "../math/chi2-probability.js";
import { kolmogorovProbability } from "../math/kolmogorov-probability.js";
import type { Axis, Binned } from "../types.js";

/** How two histograms are compared by their distributions. */
export interface KolmogorovOptions {
  /** Count the underflow, or the overflow, as well. */
  readonly underflow?: boolean;
  readonly overflow?: boolean;
  /** Combine with the probability that the numbers of entries agree. */
  readonly normalization?: boolean;
}

/** What the comparison of the distributions gives. */
export interface KolmogorovResult {
  /** Probability of a distance at least as large if both follow the same distribution. */
  readonly probability: number;
  /** Largest difference of the two normalized cumulative sums; with more axes the mean over the orders of summation. */
  readonly distance: number;
}

/**
 * Compares the shapes of two histograms with the same bins. Binned data give probabilities that are slightly too large.
 * One of the two may have errors of 0: it then counts as a function. Source: TH1, TH2 and TH3::KolmogorovTest.
 * Throws HIST_BINS_DIFFER, HIST_LIMITS_DIFFER, and HIST_EMPTY for a sum of 0 or errors of 0 in both.
 */
export function kolmogorovTest<H extends Binned>(
  hist: H,
  other: Addend<H>,
  options: KolmogorovOptions = {},
): KolmogorovResult {
  const first: Binned = flush<Binned>(hist);
  const second: Binned = flush<Binned>(other);
  requireSameAxes(first, second);
  const orders = summationOrders(first.axes, options);
  const [order = []] = orders;
  const [one, two] = [totals(first, order), totals(second, order)];
  if (one.sum === 0) throw histEmpty("kolmogorovTest", first.name);
  if (two.sum === 0) throw histEmpty("kolmogorovTest", second.name);
  const [e1, e2] = [one, two].map(({ sum, squares }) => (squares > 0 ? (sum * sum) / squares : 0));
  if (e1 === undefined || e2 === undefined || (!(one.squares > 0) && !(two.squares > 0))) {
    throw histEmpty("kolmogorovTest", `errors of ${first.name}`);
  }
  const distances = orders.map((cells) => largestDifference(first, second, cells, 1 / one.sum, 1 / two.sum));
  const distance = distances.reduce((sum, each) => sum + each, 0) / distances.length;
  const isFunction = [!(one.squares > 0), !(two.squares > 0)];
  // With more than one axis ROOT takes the sum of the second for its effective entries.
  const slip = first.axes.length === 1 ? e2 : two.sum;
  const effective = isFunction[0] ? e2 : isFunction[1] ? e1 : (e1 * slip) / (e1 + e2);
  const shape = kolmogorovProbability(distance * Math.sqrt(effective));
  const combine = options.normalization === true && !isFunction.includes(true);
  return { probability: combine ? withNormalization(shape, e1, e2) : shape, distance };
}

/** Eadie et al., Statistical Methods in Experimental Physics, 11.6.2. */
function withNormalization(shape: number, e1: number, e2: number): number {
  const difference = e1 - e2;
  const norm = chi2Probability((difference * difference) / (e1 + e2), 1);
  const product = shape * norm;
  return shape > 0 && norm > 0 ? product * (1 - Math.log(product)) : 0;
}

function requireSameAxes(first: Binned, second: Binned): void {
  if (first.axes.length !== second.axes.length) throw histKindsDiffer("kolmogorovTest", first.kind, second.kind);
  const [mine, theirs] = [first, second].map((hist) => hist.axes.map((axis) => axis.nbins));
  if (String(mine) !== String(theirs)) throw histBinsDiffer("kolmogorovTest", first.name, mine ?? [], theirs ?? []);
  first.axes.forEach((axis, index) => {
    const other: Axis = second.axes[index] ?? axis;
    if (!haveEqualEdges(axis, other, first.axes.length)) {
      throw histLimitsDiffer(
        "kolmogorovTest",
        first.name,
        `${axis.min} to ${axis.max}`,
        `${other.min} to ${other.max}`,
      );
    }
  });
}

/** With one axis all edges within 1e-15, relative; with more the limits within 1e-5. */
function haveEqualEdges(a: Axis, b: Axis, axes: number): boolean {
  if (axes > 1) return !(Math.abs(a.min - b.min) > 1e-5) && !(Math.abs(a.max - b.max) > 1e-5);
  for (let bin = 1; bin <= a.nbins + 1; bin++) {
    const [x, y] = [binLowEdge(a, bin), binLowEdge(b, bin)];
    if (!(Math.abs(x - y) <= 0.5e-15 * (Math.abs(x) + Math.abs(y)))) return false;
  }
  return true;
}

function totals(hist: Binned, cells: readonly number[]): { readonly sum: number; readonly squares: number } {
  let sum = 0;
  let squares = 0;
  for (const cell of cells) {
    const error = binError(hist, cell);
    sum += binContent(hist, cell);
    squares += error * error;
  }
  return { sum, squares };
}

function largestDifference(first: Binned, second: Binned, cells: readonly number[], s1: number, s2: number): number {
  let [sum1, sum2, largest] = [0, 0, 0];
  for (const cell of cells) {
    sum1 += s1 * binContent(first, cell);
    sum2 += s2 * binContent(second, cell);
    const difference = Math.abs(sum1 - sum2);
    // As TMath::Max: NaN takes the place of what was before it.
    if (!(largest >= difference)) largest = difference;
  }
  return largest;
}

/** The cells in each order in which axes can be nested, the first axis outermost first. */
function summationOrders(axes: readonly Axis[], { underflow, overflow }: KolmogorovOptions): number[][] {
  const strides = cellStrides(axes);
  const offsets = axes.map(({ nbins }, index) => {
    const [from, to] = [underflow ? 0 : 1, overflow ? nbins + 1 : nbins];
    return Array.from({ length: to - from + 1 }, (_, i) => (from + i) * (strides[index] ?? 0));
  });
  return permutations(axes.map((_, index) => index)).map((nesting) =>
    nesting.reduce<number[]>(
      (cells, index) => cells.flatMap((cell) => (offsets[index] ?? []).map((o) => cell + o)),
      [0],
    ),
  );
}

function permutations(items: readonly number[]): number[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
}
