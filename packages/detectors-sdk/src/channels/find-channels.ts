import type { Binned } from "@overwatch/core/hist";
import { channelsOf } from "./channel-cells.js";

/** What a channel is compared with. */
export type ChannelComparison =
  /** A number: contents of a good channel are from `min` to `max`, both inclusive. */
  | { readonly by: "threshold"; readonly min?: number; readonly max?: number }
  /** The median of all channels: good ones count from `low` to `high` times as much. */
  | { readonly by: "median"; readonly low?: number; readonly high?: number }
  /** The median of the channels around it, at most `reach` (default 2) columns and rows away. */
  | { readonly by: "neighbours"; readonly low?: number; readonly high?: number; readonly reach?: number };

/** Which channels are looked at, and how far one must be away. */
export interface FindOptions {
  /**
   * How many times its statistical error a channel must be beyond the limit, so that the first minutes of a run find
   * nothing. Default 3; 0 takes every one.
   */
  readonly sigmas?: number;
  /** Channels that are known and are not looked at. They do not count for medians. */
  readonly masked?: readonly number[];
}

/** A channel that counts too much or too little. */
export interface FoundChannel {
  /** From 0; see {@link findChannels}. */
  readonly channel: number;
  readonly content: number;
  /** What the content should not have passed. */
  readonly limit: number;
}

/** Channels that stand out, each list in ascending order. */
export interface FoundChannels {
  readonly hot: readonly FoundChannel[];
  readonly dead: readonly FoundChannel[];
}

/**
 * Channels that count more or less than they should. Channel n is bin n + 1; on a map, column n % columns and row
 * n / columns (rounded down), both from 0. An error is the cell's own where there are squared errors, else the root of its
 * content; for a channel that counts too little it is that of the count which it should have: the median, or `min`.
 *
 * @example findChannels(hist, { by: "median", high: 10, low: 0.1 }, { masked: settings.masked }).hot
 */
export function findChannels(hist: Binned, comparison: ChannelComparison, options: FindOptions = {}): FoundChannels {
  const { sigmas = 3, masked = [] } = options;
  const { count, cellOf } = channelsOf(hist);
  const off = new Set(masked);
  const contentOf = (channel: number) => hist.contents[cellOf(channel)] ?? 0;
  const judged = Array.from({ length: count }, (_, channel) => channel).filter((channel) => !off.has(channel));
  const limitsOf = limits(hist, comparison, judged, contentOf, off);
  const perEntry = contentOfOneEntry(hist, judged.map(cellOf));

  const [hot, dead]: [FoundChannel[], FoundChannel[]] = [[], []];
  for (const channel of judged) {
    const content = contentOf(channel);
    const { min, max, usual } = limitsOf(channel);
    const variance = hist.sumw2?.[cellOf(channel)] ?? Math.abs(content);
    if (content > max && content - max >= sigmas * Math.sqrt(variance)) hot.push({ channel, content, limit: max });
    if (content < min && usual - content >= sigmas * Math.sqrt(Math.abs(usual) * perEntry)) {
      dead.push({ channel, content, limit: min });
    }
  }
  return { hot, dead };
}

interface Range {
  readonly min: number;
  readonly max: number;
  /** What a good channel counts. */
  readonly usual: number;
}
type Limits = (channel: number) => Range;

function limits(
  hist: Binned,
  comparison: ChannelComparison,
  judged: readonly number[],
  contentOf: (channel: number) => number,
  off: ReadonlySet<number>,
): Limits {
  if (comparison.by === "threshold") {
    const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = comparison;
    return () => ({ min, max, usual: min });
  }
  const { low = 0, high = Number.POSITIVE_INFINITY } = comparison;
  if (comparison.by === "median") {
    const typical = medianOf(judged.map(contentOf));
    return () => around(typical, low, high);
  }
  const { reach = 2 } = comparison;
  const { count, columns } = channelsOf(hist);
  return (channel) => {
    const near = neighboursOf(channel, columns, count, reach).filter((other) => !off.has(other));
    return around(medianOf(near.map(contentOf)), low, high);
  };
}

/** Nothing is too much, and nothing too little, beside channels that are empty. */
function around(typical: number, low: number, high: number): Range {
  if (!(typical > 0)) return { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY, usual: 0 };
  return { min: low * typical, max: high * typical, usual: typical };
}

/** Channels at most `reach` columns and rows away, without the channel itself. One row when there is only one. */
function neighboursOf(channel: number, columns: number, count: number, reach: number): readonly number[] {
  const [column, row] = [channel % columns, Math.floor(channel / columns)];
  const near: number[] = [];
  for (let y = Math.max(0, row - reach); y <= row + reach; y++) {
    for (let x = Math.max(0, column - reach); x <= Math.min(columns - 1, column + reach); x++) {
      const other = y * columns + x;
      if (other !== channel && other < count) near.push(other);
    }
  }
  return near;
}

/** Squared error over content, over all cells: 1 for counts, smaller after scaling. */
function contentOfOneEntry({ contents, sumw2 }: Binned, cells: readonly number[]): number {
  if (sumw2 === undefined) return 1;
  let [sum, variance] = [0, 0];
  for (const cell of cells) {
    sum += contents[cell] ?? 0;
    variance += sumw2[cell] ?? 0;
  }
  return sum > 0 ? variance / sum : 1;
}

/** The middle value, or the mean of the two middle ones; 0 of none. */
function medianOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
