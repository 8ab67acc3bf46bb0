import type { AlarmResult, Canvas, Overlay } from "@overwatch/core";
import { defineAlarm } from "@overwatch/core/authors";
import { type Binned, binLowEdge, binUpEdge } from "@overwatch/core/hist";
import { z } from "@overwatch/core/zod";
import { perEventTitle } from "../builders/per-event.js";
import { channelsOf } from "./channel-cells.js";
import { type FoundChannel, findChannels } from "./find-channels.js";

/** Most channels that a message names and a picture marks; all are in the evidence. */
const [named, marked] = [10, 100];

const common = {
  sigmas: z.number().min(0).default(3).describe("Statistical errors that a channel must be beyond the limit"),
  masked: z.array(z.int().min(0)).default([]).describe("Channels that are known and not looked at"),
  perEvent: z.boolean().default(false).describe("Judge only what was divided by the number of events"),
};
const by = z.literal(["threshold", "median", "neighbours"]);

/**
 * Bad while channels count too much: more than `limit`, compared with a number ("threshold"), or times the median of all
 * channels ("median") or of those around ("neighbours"). The list of channels is the evidence, and they are marked.
 *
 * @example alarms: [{ id: "hot", on: { hists: "hits/all" }, use: hotChannels({ by: "median", limit: 10 }) }]
 */
export const hotChannels = defineAlarm({
  name: "hot channels",
  judges: "binned",
  config: z.object({
    by: by.default("median").describe("What a channel is compared with"),
    limit: z
      .number()
      .positive()
      .default(10)
      .describe("Largest content of a good channel, or how many times the median"),
    reach: z.int().min(1).default(2).describe("Columns and rows of neighbours"),
    ...common,
  }),
  check: ({ hist, canvas, config: { by: method, limit, reach, sigmas, masked, perEvent } }) => {
    if (isUnscaled(canvas, perEvent)) return unscaled;
    const comparison =
      method === "threshold" ? ({ by: method, max: limit } as const) : ({ by: method, high: limit, reach } as const);
    const { hot } = findChannels(hist, comparison, { sigmas, masked });
    return verdict("hot", hot, hist, method === "threshold" ? `above ${limit}` : `above ${limit} times the ${method}`);
  },
});

/** Bad while channels count too little: the other way round, with `limit` as the smallest content, or share of the median. */
export const deadChannels = defineAlarm({
  name: "dead channels",
  judges: "binned",
  config: z.object({
    by: by.default("median").describe("What a channel is compared with"),
    limit: z.number().positive().default(0.1).describe("Smallest content of a good channel, or share of the median"),
    reach: z.int().min(1).default(2).describe("Columns and rows of neighbours"),
    ...common,
  }),
  check: ({ hist, canvas, config: { by: method, limit, reach, sigmas, masked, perEvent } }) => {
    if (isUnscaled(canvas, perEvent)) return unscaled;
    const comparison =
      method === "threshold" ? ({ by: method, min: limit } as const) : ({ by: method, low: limit, reach } as const);
    const { dead } = findChannels(hist, comparison, { sigmas, masked });
    return verdict("dead", dead, hist, method === "threshold" ? `below ${limit}` : `below ${limit} of the ${method}`);
  },
});

const unscaled: AlarmResult = { flag: "null", message: "contents are not divided by the number of events" };

function isUnscaled({ y, z: contents }: Canvas, perEvent: boolean): boolean {
  return perEvent && y.title !== perEventTitle && contents.title !== perEventTitle;
}

function verdict(what: "hot" | "dead", found: readonly FoundChannel[], hist: Binned, limit: string): AlarmResult {
  if (hist.entries === 0) return { flag: "null", message: "the histogram is empty" };
  if (found.length === 0) return { flag: "good", message: `no channel is ${limit}` };
  const channels = found.map(({ channel }) => channel);
  const rest = channels.length > named ? `, and ${channels.length - named} more` : "";
  return {
    flag: "bad",
    reason: `${what}-channels`,
    message: `${what}: ${channels.slice(0, named).join(", ")}${rest} (${limit})`,
    evidence: {
      channels,
      contents: found.map(({ content }) => content),
      limits: found.map((each) => each.limit),
    },
    draw: { overlays: found.slice(0, marked).flatMap((each) => mark(each, hist)) },
  };
}

/** A frame around the channel. */
function mark({ channel, content, limit }: FoundChannel, { axes }: Binned): Overlay[] {
  const [x, y] = axes;
  const { columns } = channelsOf({ axes } as Binned);
  const bin = (channel % columns) + 1;
  const [left, right] = [binLowEdge(x, bin), binUpEdge(x, bin)];
  if (y === undefined) {
    return [{ type: "box", color: "red", from: [left, 0], to: [right, Math.max(content, limit)] }];
  }
  if (axes.length > 2) return [];
  const row = Math.floor(channel / columns) + 1;
  return [{ type: "box", color: "red", from: [left, binLowEdge(y, row)], to: [right, binUpEdge(y, row)] }];
}
