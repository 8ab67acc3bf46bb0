import { histBinsDiffer, histEmpty, histKindsDiffer } from "../../errors/histogram-errors.js";
import type { Dimensional } from "../arithmetic/add.js";
import { axisRange, type BinRange } from "../axis/axis-range.js";
import { binContent } from "../cells/bin-content.js";
import { binErrorSquared } from "../cells/bin-error.js";
import { cellIndex } from "../cells/cell-index.js";
import { flush } from "../filling/flush.js";
import { chi2Probability } from "../math/chi2-probability.js";
import { computeStats } from "../stats/compute-stats.js";
import type { Axis, Binned } from "../types.js";
import { compareMixed } from "./chi2-mixed.js";
import type { Pair } from "./chi2-pairs.js";
import { compareUnweighted } from "./chi2-unweighted.js";
import { compareWeighted } from "./chi2-weighted.js";

/** What is compared: two unweighted, the first unweighted and the second weighted, two weighted histograms. */
export type Chi2Mode = "unweighted" | "mixed" | "weighted";

/** How two histograms are compared by chi square. */
export interface Chi2Options {
  /** Default: by whether sums of weights and effective entries agree. */
  readonly mode?: Chi2Mode;
  /** The histograms were counts and have been scaled: undo that by their errors. With "unweighted" only. */
  readonly scaled?: boolean;
  readonly underflow?: boolean;
  readonly overflow?: boolean;
}

/** What the comparison by chi square gives. */
export interface Chi2Result {
  readonly probability: number;
  readonly chi2: number;
  readonly degrees: number;
  /** Bins with too few entries for the approximation: 1 in the first, 2 in the second, 3 in both, 0 in none. */
  readonly few: 0 | 1 | 2 | 3;
  /** Normalized residuals of the bins that are not empty on both sides, x outermost. */
  readonly residuals: readonly number[];
}

/**
 * Chi-square test that two histograms with the same bins follow the same distribution; bins in range, or with flow. Source:
 * TH1::Chi2TestX, after N. Gagunashvili, physics/0605123. Throws HIST_KINDS_DIFFER, HIST_BINS_DIFFER, and HIST_EMPTY
 * for a sum of 0 or where all errors that are needed are 0.
 */
export function chi2Test<H extends Binned>(hist: H, other: Dimensional<H>, options: Chi2Options = {}): Chi2Result {
  const first: Binned = flush<Binned>(hist);
  // Of a profile ROOT compares the means.
  const second = flush(other) as Binned;
  if (first.axes.length !== second.axes.length) throw histKindsDiffer("chi2Test", first.kind, second.kind);
  const [mine, theirs] = [first, second].map((each) => each.axes.map((axis) => axis.nbins));
  if (String(mine) !== String(theirs)) throw histBinsDiffer("chi2Test", first.name, mine ?? [], theirs ?? []);
  const mode = options.mode ?? guessMode(first, second);
  const scaled = options.scaled === true && mode === "unweighted";
  const pairs = pairsOf(first, second, options).map((pair) => (scaled ? asCounts(pair) : pair));
  const sum = (pick: (pair: Pair) => number): number => pairs.reduce((total, pair) => total + pick(pair), 0);
  const [sum1, sum2] = [sum(({ c1 }) => c1), sum(({ c2 }) => c2)];
  const [squares1, squares2] = [sum(({ e1 }) => e1), sum(({ e2 }) => e2)];
  if (scaled && (squares1 <= 0 || squares2 <= 0)) throw histEmpty("chi2Test", `errors of ${first.name}`);
  if (sum1 === 0 || sum2 === 0) throw histEmpty("chi2Test", sum1 === 0 ? first.name : second.name);
  if (mode === "weighted" && squares1 <= 0 && squares2 <= 0) throw histEmpty("chi2Test", `errors of ${first.name}`);
  const residuals: number[] = [];
  const compare = { unweighted: compareUnweighted, mixed: compareMixed, weighted: compareWeighted }[mode];
  const found = compare(pairs, { sum1, sum2, squares2 }, residuals);
  if (found === undefined) throw histEmpty("chi2Test", `a bin of ${second.name}`);
  const degrees = pairs.length - 1 - found.empty;
  const few = ((found.few1 ? 1 : 0) + (found.few2 ? 2 : 0)) as Chi2Result["few"];
  return { probability: chi2Probability(found.chi2, degrees), chi2: found.chi2, degrees, few, residuals };
}

function guessMode(first: Binned, second: Binned): Chi2Mode {
  const isUnweighted = (hist: Binned): boolean => {
    const [sumw = 0, sumw2 = 0] = computeStats(hist);
    return Math.abs(sumw - (sumw2 ? (sumw * sumw) / sumw2 : 0)) < 1;
  };
  if (!isUnweighted(first)) return "weighted";
  return isUnweighted(second) ? "unweighted" : "mixed";
}

/** Effective entries of a cell in place of its content. */
function asCounts(pair: Pair): Pair {
  const count = (c: number, e: number): number => (e > 0 ? Math.floor((c * c) / e + 0.5) : 0);
  return { ...pair, c1: count(pair.c1, pair.e1), c2: count(pair.c2, pair.e2) };
}

function pairsOf(first: Binned, second: Binned, options: Chi2Options): Pair[] {
  const range = (axis: Axis | undefined): BinRange => {
    if (axis === undefined) return [1, 1];
    const [from, to] = axisRange(axis);
    return [options.underflow ? 0 : from, options.overflow ? axis.nbins + 1 : to];
  };
  const [xs, ys, zs] = [range(first.axes[0]), range(first.axes[1]), range(first.axes[2])];
  const pairs: Pair[] = [];
  for (let x = xs[0]; x <= xs[1]; x++) {
    for (let y = ys[0]; y <= ys[1]; y++) {
      for (let z = zs[0]; z <= zs[1]; z++) {
        const cell = cellIndex(first.axes, x, y, z);
        const [c1, c2] = [binContent(first, cell), binContent(second, cell)];
        pairs.push({ c1, c2, e1: binErrorSquared(first, cell), e2: binErrorSquared(second, cell) });
      }
    }
  }
  return pairs;
}
