import type { HistogramMatch, Processor } from "@overwatch/core";
import type { Binned } from "@overwatch/core/hist";
import { channelsOf } from "./channel-cells.js";

/**
 * The histogram with some channels emptied. Entries stay as they were; sums are left to follow from the cells, so that mean
 * and standard deviation are those of what is left. Numbers beyond the last channel are ignored.
 */
export function maskChannels<H extends Binned>(hist: H, channels: readonly number[]): H {
  const { count, cellOf } = channelsOf(hist);
  const cells = channels.filter((channel) => channel >= 0 && channel < count).map(cellOf);
  if (cells.length === 0) return hist;
  const contents = Float64Array.from(hist.contents);
  const sumw2 = hist.sumw2 && Float64Array.from(hist.sumw2);
  for (const cell of cells) {
    contents[cell] = 0;
    if (sumw2) sumw2[cell] = 0;
  }
  // Sums of zero beside entries are how ROOT says "ask the bins".
  const stats = new Float64Array(hist.stats.length);
  return { ...hist, storage: "float64", contents, stats, ...(sumw2 && { sumw2 }) };
}

/** A step that empties known channels. G: settings of the plug-in. */
export interface MaskParts<G> {
  readonly match: HistogramMatch;
  /** Default "mask". */
  readonly id?: string;
  /** Which channels: a list, or the deployment's settings. */
  readonly channels: readonly number[] | ((settings: Readonly<G>) => readonly number[]);
}

/**
 * A step that empties known channels before anything else looks at them, and lists them on the page as `Masked`.
 *
 * @example processors: [mask({ match: "hits/*", channels: ({ masked }: Settings) => masked })]
 */
export function mask<G = {}>({ match, id = "mask", channels }: MaskParts<G>): Processor<{}, G> {
  return {
    kind: "binned",
    id,
    match,
    order: "pre",
    run: (hist, { settings }) => {
      const masked = typeof channels === "function" ? channels(settings) : channels;
      if (masked.length === 0) return undefined;
      return { hist: maskChannels(hist, masked), information: { Masked: masked } };
    },
  };
}
