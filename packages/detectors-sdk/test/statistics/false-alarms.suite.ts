import { describe, expect, it } from "vitest";
import {
  type AlarmOf,
  deadChannels,
  noisyChannels,
  referenceChi2,
  referenceKolmogorov,
  referencePulls,
  sigmaJump,
} from "../../src/index.js";
import { createRandom, fromFunction, gaussian } from "../../src/testing/index.js";

const trials = 10_000;
const seed = 20151124;
const p = 0.01;
const canvas = { drawOptions: "" } as never;
const nothing = { canvas, previousValues: new Float64Array(), value: undefined, reference: undefined } as const;

/** How often a check is raised among clean histograms. */
type Raised = () => { readonly raised: number; readonly stated: number; readonly unknown: number };

function count(alarm: AlarmOf<never>, given: (trial: number) => object): Raised {
  return () => {
    let [raised, unknown] = [0, 0];
    for (let trial = 0; trial < trials; trial++) {
      const { flag } = alarm.judge(given(trial) as never);
      if (flag === "null") unknown++;
      else if (flag !== "good") raised++;
    }
    return { raised, unknown, stated: alarm.falseAlarms ?? Number.NaN };
  };
}

/** A histogram and a reference from the same distribution, with other numbers of entries. */
function pairs(entries: number, more: number) {
  const shape = { mean: 20, sigma: 6, nbins: 40 };
  return (trial: number) => ({
    ...nothing,
    hist: gaussian("h", { ...shape, entries, seed: seed + 2 * trial }),
    reference: gaussian("h", { ...shape, entries: more, seed: seed + 2 * trial + 1 }),
  });
}

/** Channels that all count the same on average. */
function channels(mean: number, nbins: number) {
  const random = createRandom(seed);
  return () => ({ ...nothing, hist: fromFunction("h", [nbins], () => poisson(mean, random)) });
}

function values() {
  const random = createRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return () => ({
    ...nothing,
    hist: {},
    value: normal(),
    previousValues: Float64Array.from({ length: 10 }, normal),
  });
}

function poisson(mean: number, random: () => number): number {
  let [left, events] = [Math.exp(-mean), 0];
  for (let product = random(); product > left; product *= random()) events++;
  left = 0;
  return events;
}

/** `exact`: the stated rate is the true one, not an upper limit. */
const cases: readonly { readonly name: string; readonly exact?: true; readonly raised: Raised }[] = [
  {
    name: "chi2, 1000 entries against 5000",
    exact: true,
    raised: count(referenceChi2({ p: { bad: p } }) as never, pairs(1000, 5000)),
  },
  { name: "chi2, 100 entries against 100", raised: count(referenceChi2({ p: { bad: p } }) as never, pairs(100, 100)) },
  { name: "Kolmogorov", raised: count(referenceKolmogorov({ p: { bad: p } }) as never, pairs(1000, 5000)) },
  { name: "pulls", raised: count(referencePulls({ p: { bad: p } }) as never, pairs(1000, 5000)) },
  {
    name: "pulls, as it is",
    raised: count(referencePulls({ p: { bad: p }, normalize: "none" }) as never, pairs(1000, 1000)),
  },
  { name: "pulls of few entries", raised: count(referencePulls({ p: { bad: p } }) as never, pairs(100, 300)) },
  { name: "dead channels", raised: count(deadChannels({ p }) as never, channels(12, 100)) },
  {
    name: "dead channels beside their neighbours",
    raised: count(deadChannels({ p, compare: "neighbours" }) as never, channels(12, 100)),
  },
  { name: "noisy channels", raised: count(noisyChannels({ p, factor: 1 }) as never, channels(12, 100)) },
  {
    name: "noisy channels beside their neighbours",
    raised: count(noisyChannels({ p, factor: 1, compare: "neighbours" }) as never, channels(12, 100)),
  },
  { name: "noisy channels, many counts", raised: count(noisyChannels({ p, factor: 1 }) as never, channels(200, 100)) },
  {
    name: "a jump by sigmas",
    exact: true,
    raised: count(sigmaJump({ sigmas: { bad: 2.5 }, n: 10 }) as never, values()),
  },
];

describe(`false alarms among ${trials} clean histograms (seed ${seed})`, () => {
  it.each(cases)("of $name come as often as stated", ({ name, exact, raised }) => {
    const found = raised();
    const expected = trials * found.stated;
    const scatter = 4 * Math.sqrt(expected);
    console.log(`${name}: ${found.raised} raised, ${expected.toFixed(0)} stated, ${found.unknown} unknown`);
    expect(found.unknown).toBe(0);
    expect(found.raised).toBeLessThanOrEqual(expected + scatter);
    if (exact) expect(found.raised).toBeGreaterThanOrEqual(expected - scatter);
  });
});
