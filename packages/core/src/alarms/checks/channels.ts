import { type Binned, medianOf } from "@overwatch/root/hist";
import * as z from "zod";
import type { AlarmResult } from "../../model/quality.js";
import { type Cell, cellEvidence, cellName, cellsOf, markCells, namesOf, weightOf } from "../cells.js";
import { defineAlarm } from "../define-alarm.js";
import { flagOf, limits } from "../levels.js";
import { countsAtLeast, countsAtMost } from "../statistics/tails.js";

const channel = z.union([z.int().min(1), z.string()]);

/** What dead and noisy channels have in common. */
const common = {
  compare: z
    .literal(["median", "neighbours", "limit"])
    .default("median")
    .describe("A channel is compared with the median of its strip, the mean of its neighbours, or a limit."),
  strip: z
    .literal(["all", "x", "y"])
    .default("all")
    .describe("Median of all channels, or of those with the same bin on the x or y axis."),
  neighbours: z.int().min(1).max(50).default(2).describe("How many channels on each side count as neighbours."),
  ignore: z.array(channel).default([]).describe("Known ones, as bin numbers from 1, in two dimensions as `x,y`."),
  channels: limits("above", z.number().min(0))
    .prefault({ bad: 0 })
    .describe("How many such channels are still allowed for each flag."),
  p: z
    .number()
    .gt(0)
    .max(1)
    .default(0.001)
    .describe("How probable it may be that the scatter of counting makes one such channel in a good histogram."),
};

type Common = z.output<z.ZodObject<typeof common>>;

/**
 * Channels that count clearly less than they should: less than `share` of what is expected, or `limit` at most. What the
 * scatter of few entries would do as well is not counted. Unknown while no channel is expected to count.
 */
export const deadChannels = defineAlarm({
  name: "dead channels",
  judges: "binned",
  config: z.strictObject({
    ...common,
    share: z.number().min(0).max(1).default(0.1).describe("Of what is expected: at most so much is dead."),
    limit: z.number().min(0).default(0).describe("With `compare: limit`: at most so much is dead."),
  }),
  falseAlarms: ({ p, channels }) => (allowed(channels) < 1 ? p : 0),
  check: ({ hist, config }) =>
    judgeChannels(hist, config, "dead", ({ content }, { expected, from }, weight, p) => {
      const most = config.compare === "limit" ? config.limit : config.share * expected;
      return content <= most && countsAtMost(Math.floor(content / weight), expected / weight, from) < p;
    }),
});

/**
 * Channels that count clearly more than they should: more than `factor` times what is expected, or more than `limit`.
 * What the scatter of few entries would do as well is not counted. Unknown while no channel is expected to count.
 */
export const noisyChannels = defineAlarm({
  name: "noisy channels",
  judges: "binned",
  config: z
    .strictObject({
      ...common,
      factor: z.number().min(1).default(3).describe("Of what is expected: more is noisy."),
      limit: z.number().min(0).optional().describe("With `compare: limit`: more is noisy."),
    })
    .refine(({ compare, limit }) => (compare === "limit") === (limit !== undefined), {
      error: "expected `limit` with `compare: limit`, and only then",
    }),
  falseAlarms: ({ p, channels }) => (allowed(channels) < 1 ? p : 0),
  check: ({ hist, config }) =>
    judgeChannels(hist, config, "noisy", ({ content }, { expected, from }, weight, p) => {
      const least = config.limit ?? config.factor * expected;
      const typical = config.limit ?? expected;
      const known = config.limit === undefined ? from : Number.POSITIVE_INFINITY;
      return content > least && countsAtLeast(Math.ceil(content / weight), typical / weight, known) < p;
    }),
});

function allowed({ medium, bad }: Common["channels"]): number {
  return Math.min(medium ?? Number.POSITIVE_INFINITY, bad ?? Number.POSITIVE_INFINITY);
}

function judgeChannels(
  hist: Binned,
  config: Common & { readonly compare: string },
  what: "dead" | "noisy",
  isFailing: (cell: Cell, expected: Expected, weight: number, p: number) => boolean,
): AlarmResult {
  const known = new Set(config.ignore.map(String));
  const all = cellsOf(hist);
  const cells = known.size === 0 ? all : all.filter((cell) => !known.has(cellName(cell)));
  if (cells.some(({ content }) => !Number.isFinite(content))) {
    const strange = cells.filter(({ content }) => !Number.isFinite(content));
    return { flag: "bad", reason: "no-number", message: `contents that are no numbers: ${namesOf(strange)}` };
  }
  const expectedOf = expectation(cells, config);
  const weight = weightOf(cells);
  if (!cells.some((cell) => expectedOf(cell).expected > 0)) {
    return { flag: "null", reason: "few-entries", message: "too few entries: no channel is expected to count" };
  }
  // One histogram is one trial: many channels have many occasions to scatter.
  const p = config.p / Math.max(1, cells.length);
  const failing = cells.filter((cell) => isFailing(cell, expectedOf(cell), weight, p));
  const flag = flagOf(failing.length, config.channels, "above");
  if (failing.length === 0) return { flag, message: `no ${what} channel among ${cells.length}` };
  const message = `${failing.length} ${what} of ${cells.length} channels: ${namesOf(failing)}`;
  if (flag === "good") return { flag, message };
  return {
    flag,
    reason: `${what}-channels`,
    message,
    evidence: {
      channels: cellEvidence(failing),
      contents: failing.slice(0, 1000).map(({ content }) => content),
      expected: failing.slice(0, 1000).map((cell) => Number(expectedOf(cell).expected.toPrecision(4))),
    },
    draw: { overlays: markCells(hist, failing) },
  };
}

/** What a channel should count, and how many channels say so: a mean of few scatters itself. */
interface Expected {
  readonly expected: number;
  readonly from: number;
}

/** The median of channels scatters as the mean of so many of them would. */
const medianCounts = 2 / Math.PI;
const unknownChannel: Expected = { expected: 0, from: 0 };

/** What a channel should count, from the others. With a limit: the median of all, for the statistics alone. */
function expectation(cells: readonly Cell[], { compare, strip, neighbours }: Common): (cell: Cell) => Expected {
  if (compare === "neighbours") return fromNeighbours(cells, neighbours);
  const keyOf = ({ x, y }: Cell) => (compare === "limit" || strip === "all" ? 0 : strip === "x" ? x : y);
  const strips = new Map<number, number[]>();
  for (const cell of cells) {
    const members = strips.get(keyOf(cell));
    if (members === undefined) strips.set(keyOf(cell), [cell.content]);
    else members.push(cell.content);
  }
  const medians = new Map(
    [...strips].map(([key, contents]): [number, Expected] => [
      key,
      { expected: medianOf(contents), from: medianCounts * contents.length },
    ]),
  );
  return (cell) => medians.get(keyOf(cell)) ?? unknownChannel;
}

/** Mean of those near it on all axes, itself left out. */
function fromNeighbours(cells: readonly Cell[], reach: number): (cell: Cell) => Expected {
  const byName = new Map(cells.map((cell) => [cellName(cell), cell.content]));
  return ({ x, y, z }) => {
    let [sum, count] = [0, 0];
    const [reachY, reachZ] = [y === 0 ? 0 : reach, z === 0 ? 0 : reach];
    for (let dz = -reachZ; dz <= reachZ; dz++) {
      for (let dy = -reachY; dy <= reachY; dy++) {
        for (let dx = -reach; dx <= reach; dx++) {
          if (dx === 0 && dy === 0 && dz === 0) continue;
          const content = byName.get(cellName({ x: x + dx, y: y + dy, z: z + dz }));
          if (content === undefined) continue;
          sum += content;
          count++;
        }
      }
    }
    return count === 0 ? unknownChannel : { expected: sum / count, from: count };
  };
}
