import { type AnyHistogram, type Binned, compareAxes, kolmogorovTest } from "@overwatch/root/hist";
import * as z from "zod";
import type { AlarmResult } from "../../model/quality.js";
import { type Cell, cellEvidence, cellsOf, markCells, namesOf, weightOf } from "../cells.js";
import { defineAlarm } from "../define-alarm.js";
import { flagOf, limitFor, limits } from "../levels.js";
import { shortNumber } from "../short-number.js";
import { chi2OfCounts } from "../statistics/chi2-of-counts.js";
import { shareProbability, sigmasOf } from "../statistics/tails.js";

/** Below which probability, of a good histogram differing at least as much, each flag is given. */
const probability = limits("below", z.number().gt(0).max(1))
  .prefault({ medium: 1e-3, bad: 1e-6 })
  .describe("Probability that a good histogram differs at least as much.");
type Probability = { readonly medium?: number | undefined; readonly bad?: number | undefined };

function rateOf({ p: { medium = 0, bad = 0 } }: { readonly p: Probability }): number {
  return Math.max(medium, bad);
}

/** Compares the shape with that of the reference by chi square, bins with few entries joined with their neighbours. */
export const referenceChi2 = defineAlarm({
  name: "reference chi2",
  judges: "binned",
  config: z.strictObject({ p: probability }),
  falseAlarms: rateOf,
  check: ({ hist, reference, config: { p } }) => {
    const pair = comparable(hist, reference);
    if ("flag" in pair) return pair;
    const found = chi2OfCounts(pair.cells, pair.others);
    if (found === undefined) return tooFew;
    const flag = flagOf(found.probability, p, "below");
    const message = `chi2 ${shortNumber(found.chi2)} with ${found.degrees} degrees, p ${shortNumber(found.probability)}`;
    if (flag === "good") return { flag, message };
    return {
      flag,
      reason: "differs-from-reference",
      message: `the shape differs from the reference: ${message}`,
      evidence: { ...found, limit: limitFor(flag, p) ?? 0 },
    };
  },
});

/** Compares the shape with that of the reference by the distance of Kolmogorov. Binned data make p somewhat too large. */
export const referenceKolmogorov = defineAlarm({
  name: "reference kolmogorov",
  judges: "binned",
  config: z.strictObject({
    p: probability,
    normalization: z.boolean().default(false).describe("Whether the numbers of entries must agree as well."),
  }),
  falseAlarms: rateOf,
  check: ({ hist, reference, config: { p, normalization } }) => {
    const pair = comparable(hist, reference);
    if ("flag" in pair) return pair;
    const found = kolmogorovTest(hist as never, pair.reference as never, { normalization });
    const flag = flagOf(found.probability, p, "below");
    const message = `distance ${shortNumber(found.distance)}, p ${shortNumber(found.probability)}`;
    if (flag === "good") return { flag, message };
    return {
      flag,
      reason: "differs-from-reference",
      message: `the shape differs from the reference: ${message}`,
      evidence: { ...found, limit: limitFor(flag, p) ?? 0 },
    };
  },
});

/**
 * Compares each bin with that of the reference as two Poisson counts, so that few entries and a reference of 0 are told by
 * their probability. That of a whole histogram is what the limits are for: with more bins each may scatter further.
 */
export const referencePulls = defineAlarm({
  name: "reference pulls",
  judges: "binned",
  config: z.strictObject({
    p: probability,
    normalize: z
      .literal(["contents", "none"])
      .default("contents")
      .describe("Whether the reference is scaled to the same contents first, or taken as it is."),
    cells: z.int().min(1).default(1).describe("How many bins must differ at least."),
  }),
  // Several bins are rarer than one: an upper limit.
  falseAlarms: rateOf,
  check: ({ hist, reference, config: { p, normalize, cells: least } }) => {
    const pair = comparable(hist, reference);
    if ("flag" in pair) return pair;
    const pulls = pullsOf(pair, normalize === "contents");
    const trials = Math.max(1, pulls.length);
    const failing = pulls
      .map((pull) => ({ ...pull, flag: flagOf(Math.min(1, pull.p * trials), p, "below") }))
      .filter((pull) => pull.flag !== "good")
      .sort((a, b) => a.p - b.p);
    const decisive = failing[least - 1];
    if (decisive === undefined) return { flag: "good", message: `no bin among ${trials} differs from the reference` };
    const failingCells = failing.map(({ cell }) => cell);
    return {
      flag: decisive.flag,
      reason: "differs-from-reference",
      message: `${failing.length} of ${trials} bins differ from the reference: ${namesOf(failingCells)}`,
      evidence: {
        bins: cellEvidence(failingCells),
        contents: failing.slice(0, 1000).map(({ cell }) => cell.content),
        expected: failing.slice(0, 1000).map(({ expected }) => Number(expected.toPrecision(6))),
        pulls: failing.slice(0, 1000).map(({ pull }) => Number(pull.toFixed(2))),
        limit: limitFor(decisive.flag, p) ?? 0,
      },
      draw: { overlays: markCells(hist, failingCells) },
    };
  },
});

interface Pair {
  readonly reference: Binned;
  readonly cells: readonly Cell[];
  readonly others: readonly Cell[];
}

const tooFew: AlarmResult = { flag: "null", reason: "few-entries", message: "too few entries for a comparison" };

/** Both with their cells, or why they cannot be compared. */
function comparable(hist: Binned, reference: AnyHistogram | undefined): Pair | AlarmResult {
  if (reference === undefined) return { flag: "null", reason: "no-reference", message: "there is no reference" };
  if (reference.kind !== hist.kind) {
    return { flag: "null", reason: "no-reference", message: `the reference is of another kind: ${reference.kind}` };
  }
  if (!["none", "labels"].includes(compareAxes(hist, reference as typeof hist))) {
    return { flag: "null", reason: "no-reference", message: "the reference has other bins" };
  }
  const [cells, others] = [cellsOf(hist), cellsOf(reference as Binned)];
  const [mine, theirs] = [sumOf(cells), sumOf(others)];
  if (!(mine > 0) || !(theirs > 0)) return tooFew;
  return { reference: reference as Binned, cells, others };
}

function sumOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { content }) => sum + content, 0);
}

/** Of each bin that is not empty on both sides. */
function pullsOf({ cells, others }: Pair, normalize: boolean) {
  const [weight, otherWeight] = [weightOf(cells), weightOf(others)];
  const scale = normalize ? sumOf(cells) / sumOf(others) : 1;
  // How many entries of the two together should be in the first.
  const share = scale / weight / (scale / weight + 1 / otherWeight);
  return cells.flatMap((cell, i) => {
    const other = others[i]?.content ?? 0;
    const [count, otherCount] = [Math.max(0, cell.content / weight), Math.max(0, other / otherWeight)];
    if (count === 0 && otherCount === 0) return [];
    const p = shareProbability(count, otherCount, share);
    const expected = other * scale;
    return [{ cell, expected, p, pull: Math.sign(cell.content - expected) * Math.min(sigmasOf(p), 40) }];
  });
}
