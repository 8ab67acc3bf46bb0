import { defineAlarm } from "@overwatch/core/authors";
import type { Binned } from "@overwatch/core/hist";
import { z } from "@overwatch/core/zod";

const axes = ["x", "y", "z"] as const;

/** Bins that follow each other and count too little together. */
interface Gap {
  /** In coordinates of the axis; beyond its end when the gap goes on at its beginning. */
  readonly from: number;
  readonly to: number;
  /** Of what the median stretch counts. */
  readonly share: number;
}

/**
 * Bad while a stretch of an axis counts less than `share` of the median one, by more than `sigmas` times its statistical error: a
 * sector that does not read out, a dark part of a chamber. A gap is told to the width of a stretch. The axis is taken as a circle, as phi is, unless `circular` is false.
 *
 * @example alarms: [{ id: "dark-sector", on: { hists: "clusters_vs_phi" }, use: gaps({ axis: "y", width: 1 / 18 }) }]
 */
export const gaps = defineAlarm({
  name: "gaps",
  judges: "binned",
  config: z.object({
    axis: z.literal(axes).default("x").describe("The axis on which gaps are looked for"),
    width: z
      .number()
      .positive()
      .max(0.5)
      .describe("Width of a stretch as a part of the axis: 1 / 18 for a sector of 18"),
    share: z.number().min(0).max(1).default(0.6).describe("What a good stretch counts at least, of the median one"),
    sigmas: z.number().min(0).default(5).describe("Statistical errors that it must be below the median"),
    circular: z.boolean().default(true).describe("Whether the axis ends where it begins"),
  }),
  check: ({ hist, config: { axis, width, share, sigmas, circular } }) => {
    const position = axes.indexOf(axis);
    const along = hist.axes[position];
    if (along === undefined) return { flag: "null", message: `the histogram has no axis ${axis}` };
    const { sums, perEntry } = sumsAlong(hist, position);
    const bins = Math.max(1, Math.round(width * along.nbins));
    const stretches = stretchesOf(sums, bins, circular);
    const median = [...stretches].sort((a, b) => a - b)[Math.floor(stretches.length / 2)] ?? 0;
    if (median <= 0) return { flag: "null", message: "the median stretch is empty" };
    const quiet = stretches.map((sum) => sum < share * median && sigmasBelow(sum, median, perEntry) > sigmas);
    const step = (along.max - along.min) / along.nbins;
    const found: Gap[] = joined(quiet, circular).map(({ first, last }) => ({
      from: along.min + first * step,
      to: along.min + (last + bins) * step,
      share: Math.min(...[...stretches, ...stretches].slice(first, last + 1)) / median,
    }));
    if (found.length === 0) return { flag: "good", message: `no gap along ${axis}` };
    const words = found.map(
      ({ from, to, share: left }) => `${short(from)} to ${short(to)} (${Math.round(100 * left)} %)`,
    );
    return {
      flag: "bad",
      reason: "gaps",
      message: `too little along ${axis} from ${words.join(", ")}`,
      evidence: {
        from: found.map(({ from }) => from),
        to: found.map(({ to }) => to),
        "share of the median": found.map((gap) => gap.share),
      },
    };
  },
});

/** Contents per bin of one axis, without under- and overflow of any; and squared error per unit of content. */
function sumsAlong({ axes: all, contents, sumw2 }: Binned, position: number) {
  const [nx = 1, ny = 1, nz = 1] = all.map(({ nbins }) => nbins);
  const sums = new Float64Array([nx, ny, nz][position] ?? 0);
  let [total, variance] = [0, 0];
  const rows = all.length > 1 ? nx + 2 : 0;
  const planes = all.length > 2 ? rows * (ny + 2) : 0;
  for (let z = 1; z <= nz; z++) {
    for (let y = 1; y <= ny; y++) {
      for (let x = 1; x <= nx; x++) {
        const cell = x + rows * y + planes * z;
        const content = contents[cell] ?? 0;
        const bin = [x, y, z][position] ?? 1;
        sums[bin - 1] = (sums[bin - 1] ?? 0) + content;
        total += content;
        variance += sumw2?.[cell] ?? content;
      }
    }
  }
  return { sums, perEntry: total > 0 ? variance / total : 1 };
}

/** Sums over `bins` bins that follow each other, by the first of them. */
function stretchesOf(sums: Float64Array, bins: number, circular: boolean): readonly number[] {
  const starts = circular ? sums.length : sums.length - bins + 1;
  return Array.from({ length: Math.max(0, starts) }, (_, start) => {
    let sum = 0;
    for (let i = 0; i < bins; i++) sum += sums[(start + i) % sums.length] ?? 0;
    return sum;
  });
}

/**
 * How many errors a sum is below what it should be, by the ratio of Poisson likelihoods: for few entries the root of
 * what is expected makes too little of a stretch that is nearly empty.
 */
function sigmasBelow(sum: number, expected: number, perEntry: number): number {
  if (sum >= expected) return 0;
  const [found, wanted] = [Math.max(0, sum) / perEntry, expected / perEntry];
  const likelihood = wanted - found + (found > 0 ? found * Math.log(found / wanted) : 0);
  return Math.sqrt(2 * Math.max(0, likelihood));
}

/** Neighbouring quiet stretches are one gap, also over the end of a circle. */
function joined(
  quiet: readonly boolean[],
  circular: boolean,
): readonly { readonly first: number; readonly last: number }[] {
  const found: { first: number; last: number }[] = [];
  for (const [i, isQuiet] of quiet.entries()) {
    const before = found.at(-1);
    if (!isQuiet) continue;
    if (before?.last === i - 1) before.last = i;
    else found.push({ first: i, last: i });
  }
  const [start, end] = [found[0], found.at(-1)];
  if (circular && start && end && start !== end && start.first === 0 && end.last === quiet.length - 1) {
    return [...found.slice(1, -1), { first: end.first, last: quiet.length + start.last }];
  }
  return found;
}

function short(value: number): string {
  return String(Number(value.toPrecision(3)));
}
