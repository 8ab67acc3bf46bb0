import type { HistogramMatch, ProcessContext, Processor } from "@overwatch/core";
import { type ChannelComparison, type FindOptions, findChannels } from "./find-channels.js";

/** What is listed. O: options of the plug-in, G: settings. */
export interface ListChannelsParts<O, G> {
  readonly match: HistogramMatch;
  /** Default "list-channels". */
  readonly id?: string;
  /** What the list is called on the page: "Hot strips". */
  readonly label: string;
  /** Default "hot". */
  readonly list?: "hot" | "dead";
  /** What a channel is compared with; a function decides by options and settings. */
  readonly find: ChannelComparison | ((ctx: ProcessContext<O, G>) => ChannelComparison);
  /** Errors, masks. Default: every channel beyond the limit, however few its entries. */
  readonly options?: FindOptions | ((ctx: ProcessContext<O, G>) => FindOptions);
}

/**
 * A step that writes the numbers of channels that stand out below the plot. It judges nothing: `noisyChannels` and
 * `deadChannels` raise alarms.
 *
 * @example
 * processors: [
 *   listChannels({ match: "hits/*", label: "Hot strips", find: ({ options }) => ({ by: "threshold", max: options.hot }) }),
 * ]
 */
export function listChannels<O = {}, G = {}>(parts: ListChannelsParts<O, G>): Processor<O, G> {
  const { match, id = "list-channels", label, list = "hot", find, options = { sigmas: 0 } } = parts;
  return {
    kind: "binned",
    id,
    match,
    run: (hist, ctx) => {
      const comparison = typeof find === "function" ? find(ctx) : find;
      const found = findChannels(hist, comparison, typeof options === "function" ? options(ctx) : options);
      return { information: { [label]: found[list].map(({ channel }) => channel) } };
    },
  };
}
