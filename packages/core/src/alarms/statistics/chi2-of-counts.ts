import { chi2Probability } from "@overwatch/root/hist";

/** What a comparison needs of a bin. */
export interface Count {
  readonly content: number;
  /** Squared error. */
  readonly variance: number;
}

/** Effective entries of both sides together below which a bin is joined with the next one. */
const enough = 20;

/**
 * Chi square that two lists of bins follow the same shape. Neighbours are joined until both sides together have enough
 * entries for the approximation; undefined when less than two are left.
 */
export function chi2OfCounts(
  one: readonly Count[],
  other: readonly Count[],
): { readonly chi2: number; readonly degrees: number; readonly probability: number } | undefined {
  const pairs = joined(one, other);
  const [sum1, sum2] = [totalOf(one), totalOf(other)];
  if (pairs.length < 2 || !(sum1.content > 0) || !(sum2.content > 0)) return undefined;
  let chi2 = 0;
  for (const [a, b] of pairs) {
    const [weight1, weight2] = [weightOf(a, sum1), weightOf(b, sum2)];
    const difference = sum2.content * a.content - sum1.content * b.content;
    // What both together say of the bin, by their entries: the error of each alone is wrong where it is nearly empty.
    const part = (a.content / weight1 + b.content / weight2) / (sum1.content / weight1 + sum2.content / weight2);
    const variance = part * sum1.content * sum2.content * (sum2.content * weight1 + sum1.content * weight2);
    if (variance > 0) chi2 += (difference * difference) / variance;
  }
  const degrees = pairs.length - 1;
  return { chi2, degrees, probability: chi2Probability(chi2, degrees) };
}

function joined(one: readonly Count[], other: readonly Count[]): [Count, Count][] {
  const pairs: [Count, Count][] = [];
  let open: [Count, Count] | undefined;
  for (const [i, mine] of one.entries()) {
    const theirs = other[i] ?? nothing;
    open = open === undefined ? [mine, theirs] : [plus(open[0], mine), plus(open[1], theirs)];
    if (entriesOf(open[0]) + entriesOf(open[1]) < enough) continue;
    pairs.push(open);
    open = undefined;
  }
  const last = pairs.at(-1);
  if (open !== undefined && last !== undefined)
    pairs[pairs.length - 1] = [plus(last[0], open[0]), plus(last[1], open[1])];
  return pairs;
}

/** What one entry counts in a bin, or on average where the bin is empty. */
function weightOf({ content, variance }: Count, total: Count): number {
  return content > 0 && variance > 0 ? variance / content : total.variance / total.content;
}

function totalOf(counts: readonly Count[]): Count {
  return counts.reduce(plus, nothing);
}

const nothing: Count = { content: 0, variance: 0 };

function plus(a: Count, b: Count): Count {
  return { content: a.content + b.content, variance: a.variance + b.variance };
}

function entriesOf({ content, variance }: Count): number {
  return variance > 0 ? (content * content) / variance : 0;
}
