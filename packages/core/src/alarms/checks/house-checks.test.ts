/** Tables of the house's checks: what each says of good, bad and strange input. */
import type { AnyHistogram, Binned, Histogram } from "@overwatch/root/hist";
import { describe, expect, it } from "vitest";
import { emptyCanvas } from "../../model/canvas.js";
import type { AlarmResult, Quality } from "../../model/quality.js";
import type { AlarmOf, AlarmSubjects } from "../alarm.js";
import { judgeSeries } from "../judge-series.js";
import {
  absoluteJump,
  allAlarms,
  anyAlarm,
  atLeast,
  countsFell,
  cusum,
  deadChannels,
  entriesIncrease,
  fractionInRange,
  groupQuality,
  inRange,
  majority,
  meanAndSpread,
  missingHistogram,
  noisyChannels,
  notEmpty,
  referenceChi2,
  referenceKolmogorov,
  referencePulls,
  relativeJump,
  sigmaJump,
  staleData,
  subsystemQuality,
} from "./index.js";

function h1(contents: readonly number[], more: Partial<Histogram<1>> = {}): Histogram<1> {
  const sums = [0, 0, 0];
  for (const [i, content] of contents.entries()) {
    sums[0] = (sums[0] ?? 0) + content;
    sums[1] = (sums[1] ?? 0) + content * (i + 0.5);
    sums[2] = (sums[2] ?? 0) + content * (i + 0.5) ** 2;
  }
  return {
    kind: "h1",
    name: "h",
    title: "",
    axes: [{ name: "xaxis", title: "", nbins: contents.length, min: 0, max: contents.length }],
    storage: "float64",
    contents: Float64Array.from([0, ...contents, 0]),
    entries: sums[0] ?? 0,
    stats: Float64Array.of(sums[0] ?? 0, sums[0] ?? 0, sums[1] ?? 0, sums[2] ?? 0),
    ...more,
  };
}

function h2(rows: readonly (readonly number[])[]): Histogram<2> {
  const nx = rows[0]?.length ?? 0;
  const flow = new Array<number>(nx + 2).fill(0);
  const contents = Float64Array.from([...flow, ...rows.flatMap((row) => [0, ...row, 0]), ...flow]);
  const sum = rows.flat().reduce((a, b) => a + b, 0);
  return {
    kind: "h2",
    name: "m",
    title: "",
    axes: [
      { name: "xaxis", title: "", nbins: nx, min: 0, max: nx },
      { name: "yaxis", title: "", nbins: rows.length, min: 0, max: rows.length },
    ],
    storage: "float64",
    contents,
    entries: sum,
    stats: new Float64Array(7),
  };
}

/** The same contents per event: weights of `factor`. */
function scaled(hist: Histogram<1>, factor: number): Histogram<1> {
  return {
    ...hist,
    contents: Float64Array.from(hist.contents, (content) => content * factor),
    sumw2: Float64Array.from(hist.contents, (content) => content * factor * factor),
  };
}

function judge(alarm: AlarmOf<"binned">, hist: Binned, reference?: AnyHistogram): AlarmResult {
  const given = { hist, canvas: emptyCanvas, previousValues: new Float64Array(), value: undefined, reference };
  return alarm.judge(given as never);
}

const flat = new Array<number>(50).fill(100);
const withOne = (bin: number, content: number, of = flat) => of.map((each, i) => (i + 1 === bin ? content : each));

interface Row {
  readonly name: string;
  readonly alarm: AlarmOf<"binned">;
  readonly hist: Binned;
  readonly reference?: AnyHistogram;
  readonly flag: Quality;
  readonly evidence?: AlarmResult["evidence"];
  readonly message?: string;
}

const mean = meanAndSpread({ mean: { medium: { min: 1, max: 2 }, bad: { min: 0, max: 3 } } });
const fraction = fractionInRange({ from: 0, to: 2, fraction: { medium: 0.5, bad: 0.2 } });
const bell = Array.from({ length: 40 }, (_, i) => Math.round(1000 * Math.exp(-0.5 * ((i - 20) / 5) ** 2)));
const shifted = Array.from({ length: 40 }, (_, i) => Math.round(1000 * Math.exp(-0.5 * ((i - 22) / 5) ** 2)));
const slope = [1, 2, 4, 8, 16].map((factor) => new Array<number>(20).fill(50 * factor));

const rows: readonly Row[] = [
  { name: "mean inside", alarm: mean, hist: h1([1, 1, 1]), flag: "good", message: "mean 1.5 is inside [1, 2]" },
  {
    name: "mean beyond medium",
    alarm: mean,
    hist: h1([0, 0, 1]),
    flag: "medium",
    evidence: { mean: 2.5, "mean min": 1, "mean max": 2 },
  },
  { name: "mean beyond bad", alarm: mean, hist: h1([0, 0, 0, 1]), flag: "bad" },
  { name: "mean of nothing", alarm: mean, hist: h1([0, 0, 0]), flag: "null" },
  {
    name: "mean beyond, but not by its error",
    alarm: meanAndSpread({ mean: { bad: { max: 2 } }, sigmas: 3 }),
    hist: h1([1, 0, 0, 0, 1]),
    flag: "good",
  },
  { name: "spread too small", alarm: meanAndSpread({ stdDev: { bad: { min: 1 } } }), hist: h1([0, 0, 9]), flag: "bad" },
  {
    name: "an axis that is not there",
    alarm: meanAndSpread({ axis: "y", mean: { bad: { min: 1 } } }),
    hist: h1([1]),
    flag: "null",
  },
  { name: "filled", alarm: notEmpty(), hist: h1([0, 1]), flag: "good" },
  { name: "empty", alarm: notEmpty(), hist: h1([0, 0]), flag: "bad" },
  {
    name: "underflow only",
    alarm: notEmpty(),
    hist: h1([0, 0], { contents: Float64Array.of(5, 0, 0, 0), entries: 5 }),
    flag: "bad",
    message: "5 entries, all of them outside the axes",
  },
  { name: "nearly empty", alarm: notEmpty({ entries: { medium: 10, bad: 1 } }), hist: h1([0, 9]), flag: "medium" },
  { name: "all inside", alarm: fraction, hist: h1([5, 5, 5]), flag: "good" },
  { name: "a third inside", alarm: fraction, hist: h1([5, 0, 5, 5]), flag: "medium" },
  {
    name: "a tenth inside",
    alarm: fraction,
    hist: h1([5, 0, 45]),
    flag: "bad",
    evidence: { fraction: 0.1, error: Math.sqrt(0.09 / 50), limit: 0.2, from: 0, to: 2 },
  },
  { name: "fraction of nothing", alarm: fraction, hist: h1([0, 0]), flag: "null" },
  { name: "no dead channel", alarm: deadChannels(), hist: h1(flat), flag: "good" },
  {
    name: "a dead channel",
    alarm: deadChannels(),
    hist: h1(withOne(17, 0)),
    flag: "bad",
    evidence: { channels: [17], contents: [0], expected: [100] },
  },
  { name: "a known dead channel", alarm: deadChannels({ ignore: [17] }), hist: h1(withOne(17, 0)), flag: "good" },
  {
    name: "dead channels of few entries are scatter",
    alarm: deadChannels(),
    hist: h1(withOne(17, 0, new Array<number>(50).fill(3))),
    flag: "good",
  },
  { name: "dead channels of nothing", alarm: deadChannels(), hist: h1(new Array<number>(9).fill(0)), flag: "null" },
  { name: "a dead channel per event", alarm: deadChannels(), hist: scaled(h1(withOne(17, 0)), 1e-4), flag: "bad" },
  {
    name: "one dead channel is allowed",
    alarm: deadChannels({ channels: { medium: 0, bad: 1 } }),
    hist: h1(withOne(3, 0)),
    flag: "medium",
  },
  {
    name: "a dead cell on a slope",
    alarm: deadChannels({ compare: "neighbours" }),
    hist: h2(slope.map((row, y) => (y === 3 ? withOne(7, 0, row) : row))),
    flag: "bad",
    evidence: { channels: ["7,4"], contents: [0], expected: [expect.any(Number) as never] },
  },
  {
    name: "a dead cell by its row",
    alarm: deadChannels({ strip: "y" }),
    hist: h2(slope.map((row, y) => (y === 0 ? withOne(2, 0, row) : row))),
    flag: "bad",
    evidence: { channels: ["2,1"], contents: [0], expected: [50] },
  },
  {
    name: "dead by a limit",
    alarm: deadChannels({ compare: "limit", limit: 5 }),
    hist: h1(withOne(9, 4)),
    flag: "bad",
  },
  { name: "no noisy channel", alarm: noisyChannels(), hist: h1(flat), flag: "good" },
  {
    name: "a noisy channel",
    alarm: noisyChannels(),
    hist: h1(withOne(5, 900)),
    flag: "bad",
    evidence: { channels: [5], contents: [900], expected: [100] },
  },
  {
    name: "a noisy channel beside its neighbours",
    alarm: noisyChannels({ compare: "neighbours", factor: 2 }),
    hist: h1(withOne(5, 900)),
    flag: "bad",
  },
  {
    name: "three entries beside one are scatter",
    alarm: noisyChannels({ factor: 2 }),
    hist: h1(withOne(5, 3, new Array<number>(50).fill(1))),
    flag: "good",
  },
  {
    name: "noisy above a limit",
    alarm: noisyChannels({ compare: "limit", limit: 200 }),
    hist: h1(withOne(5, 900)),
    flag: "bad",
  },
  {
    name: "contents that are no numbers",
    alarm: noisyChannels(),
    hist: h1(withOne(5, Number.NaN)),
    flag: "bad",
    message: "contents that are no numbers: 5",
  },
  { name: "chi2: the same", alarm: referenceChi2(), hist: h1(bell), reference: h1(bell), flag: "good" },
  { name: "chi2: shifted", alarm: referenceChi2(), hist: h1(bell), reference: h1(shifted), flag: "bad" },
  {
    name: "chi2: no reference",
    alarm: referenceChi2(),
    hist: h1(bell),
    flag: "null",
    message: "there is no reference",
  },
  {
    name: "chi2: a reference with other bins",
    alarm: referenceChi2(),
    hist: h1(bell),
    reference: h1([1, 2]),
    flag: "null",
  },
  {
    name: "chi2: a reference of another kind",
    alarm: referenceChi2(),
    hist: h1(bell),
    reference: h2([[1]]),
    flag: "null",
  },
  {
    name: "chi2: an empty reference",
    alarm: referenceChi2(),
    hist: h1(bell),
    reference: h1(bell.map(() => 0)),
    flag: "null",
  },
  { name: "kolmogorov: the same", alarm: referenceKolmogorov(), hist: h1(bell), reference: h1(bell), flag: "good" },
  { name: "kolmogorov: shifted", alarm: referenceKolmogorov(), hist: h1(bell), reference: h1(shifted), flag: "bad" },
  { name: "kolmogorov: no reference", alarm: referenceKolmogorov(), hist: h1(bell), flag: "null" },
  {
    name: "pulls: the same, scaled",
    alarm: referencePulls(),
    hist: scaled(h1(bell), 0.01),
    reference: h1(bell.map((n) => 3 * n)),
    flag: "good",
  },
  {
    name: "pulls: a hot bin where the reference is empty",
    alarm: referencePulls(),
    hist: h1(
      withOne(
        5,
        60,
        flat.map((n, i) => (i < 10 ? 0 : n)),
      ),
    ),
    reference: h1(flat.map((n, i) => (i < 10 ? 0 : n))),
    flag: "bad",
    evidence: { bins: [5], contents: [60], expected: [0], pulls: [expect.any(Number) as never], limit: 1e-6 },
  },
  {
    name: "pulls: two entries where the reference is empty are scatter",
    alarm: referencePulls(),
    hist: h1(
      withOne(
        5,
        2,
        flat.map((n, i) => (i < 10 ? 0 : n)),
      ),
    ),
    reference: h1(flat.map((n, i) => (i < 10 ? 0 : n))),
    flag: "good",
  },
  {
    name: "pulls: twice as much, normalised",
    alarm: referencePulls(),
    hist: h1(flat),
    reference: h1(flat.map((n) => 2 * n)),
    flag: "good",
  },
  {
    name: "pulls: twice as much, as it is",
    alarm: referencePulls({ normalize: "none" }),
    hist: h1(flat),
    reference: h1(flat.map((n) => 2 * n)),
    flag: "bad",
  },
];

describe("checks of histograms", () => {
  it.each(rows)("$name: $flag", ({ alarm, hist, reference, flag, evidence, message }) => {
    const result = judge(alarm, hist, reference);
    expect(result.flag, result.message).toBe(flag);
    if (evidence !== undefined) expect(result.evidence).toEqual(evidence);
    if (message !== undefined) expect(result.message).toBe(message);
    if (flag === "medium" || flag === "bad") expect(result.reason).toBeDefined();
  });

  it("marks the failing channels over the histogram", () => {
    const { draw } = judge(noisyChannels(), h1(withOne(5, 900)));
    expect(draw?.overlays).toEqual([{ type: "line", from: [4.5, 0], to: [4.5, 900], color: "red", width: 2 }]);
  });
});

/** `M` medium, `B` bad, `?` unknown. */
const series: readonly { readonly name: string; readonly alarm: AlarmOf<"trend">; readonly values: string }[] = [
  {
    name: "in range",
    alarm: inRange({ medium: { min: 0, max: 5 }, bad: { max: 9 } }),
    values: "0 5 6M 9M 10B -1M NaNB InfinityB",
  },
  { name: "absolute jump", alarm: absoluteJump({ medium: 1, bad: 3 }), values: "0? 1 3M 0M 4B NaNB" },
  {
    name: "relative jump with a floor",
    alarm: relativeJump({ change: { medium: 0.5, bad: 1 }, floor: 0.1 }),
    values: "10? 14 24M 50B 0M 0.1 5B",
  },
  {
    name: "WART 50: after zero nothing within the floor is raised",
    alarm: relativeJump({ change: { bad: 1 }, floor: 1e-6 }),
    values: "0? 1e-9 0 1B",
  },
  { name: "sigma jump", alarm: sigmaJump({ n: 4, sigmas: { medium: 3, bad: 4 } }), values: "1? 2? 1? 2? 1.4 2 200B" },
  { name: "sigma jump without scatter", alarm: sigmaJump({ n: 3 }), values: "1? 1? 1? 1 2?" },
  { name: "entries increase", alarm: entriesIncrease(), values: "0? 5 5M 5M 5B 6 4B" },
  { name: "counts fell", alarm: countsFell(), values: "1? 2 5 5 3B 4B 9B" },
  { name: "entries that may fall", alarm: entriesIncrease({ mayFall: true }), values: "5? 3 4" },
  { name: "cusum", alarm: cusum({ baseline: 4, sum: { bad: 4 } }), values: "1? 3? 1? 3? 2 3 4 4 4B 4B" },
];

describe("checks of trends", () => {
  it.each(series)("$name: $values", ({ alarm, values }) => {
    const numbers = values.split(" ").map((text) => Number(text.replace(/[MB?]$/, "")));
    const marks: Readonly<Record<Quality, string>> = { good: "", medium: "M", bad: "B", null: "?" };
    const found = judgeSeries(alarm, numbers).map(({ flag }, i) => `${numbers[i]}${marks[flag]}`);
    expect(found.join(" ")).toBe(values);
  });
});

describe("checks of several", () => {
  const verdicts = (flags: readonly Quality[]) =>
    new Map(flags.map((flag, i): [string, AlarmResult] => [`a${i}`, { flag, message: `m${i}` }]));
  const given = { canvas: emptyCanvas, previousValues: new Float64Array(), value: undefined, reference: undefined };
  it.each<[flags: Quality[], all: Quality, any: Quality, majority: Quality, two: Quality]>([
    [["good", "good", "good"], "good", "good", "good", "good"],
    [["bad", "good", "good"], "good", "bad", "good", "good"],
    [["bad", "medium", "good"], "good", "bad", "medium", "medium"],
    [["bad", "bad", "bad"], "bad", "bad", "bad", "bad"],
    [["bad", "null", "good"], "good", "bad", "null", "null"],
    [["bad", "null", "null"], "null", "bad", "null", "null"],
    [["null", "null", "null"], "null", "null", "null", "null"],
    [["bad", "bad", "null"], "null", "bad", "bad", "bad"],
  ])("%j: all of %s, any of %s, majority %s, at least two %s", (flags, ...expected) => {
    const alarms = [allAlarms(), anyAlarm(), majority(), atLeast({ weight: 2 })];
    expect(alarms.map((alarm) => alarm.judge({ ...given, hist: verdicts(flags) }).flag)).toEqual(expected);
  });

  it("half of them is no majority", () => {
    expect(majority().judge({ ...given, hist: verdicts(["bad", "good"]) }).flag).toBe("good");
  });

  it("weights decide, and the message names who", () => {
    const alarm = atLeast({ weight: 3, weights: { a0: 3 } });
    expect(alarm.judge({ ...given, hist: verdicts(["bad", "good"]) })).toMatchObject({
      flag: "bad",
      message: "a0: m0",
      evidence: { alarms: ["a0"] },
    });
    expect(alarm.judge({ ...given, hist: verdicts(["good", "bad"]) }).flag).toBe("good");
  });

  it("the quality of a group is its worst; what is unknown neither hides nor raises", () => {
    const group = (flags: Readonly<Record<string, Quality>>, coverage = 0) =>
      groupQuality({ coverage }).judge({ ...given, hist: new Map(Object.entries(flags)) });
    expect(group({ a: "null", b: "bad" })).toMatchObject({
      flag: "bad",
      evidence: { histograms: ["b"], coverage: 0.5 },
    });
    expect(group({ a: "null", b: "good" }).flag).toBe("good");
    expect(group({ a: "null", b: "good" }, 0.6).flag).toBe("null");
    expect(group({ a: "null" }).flag).toBe("null");
  });

  const subsystem: AlarmSubjects["subsystem"] = {
    groups: new Map([["g", "medium"]]),
    failures: 0,
    nEvents: undefined,
    files: [0, 60, 360],
    hists: ["a", "b"],
  };
  it.each([
    { name: "quality", alarm: subsystemQuality(), flag: "medium" },
    { name: "stale data", alarm: staleData(), flag: "medium" },
    { name: "stale data, longer allowed", alarm: staleData({ minutes: { bad: 5 } }), flag: "good" },
    { name: "a missing histogram", alarm: missingHistogram({ bad: ["a", "c"] }), flag: "bad" },
    {
      name: "a missing histogram that is not so important",
      alarm: missingHistogram({ medium: ["c"], bad: ["a"] }),
      flag: "medium",
    },
    { name: "all there", alarm: missingHistogram({ bad: ["a"] }), flag: "good" },
  ])("of a subsystem: $name is $flag", ({ alarm, flag }) => {
    expect(alarm.judge({ ...given, hist: subsystem }).flag).toBe(flag);
  });

  it("time that goes backwards is no gap", () => {
    expect(staleData().judge({ ...given, hist: { ...subsystem, files: [60, 0] } }).flag).toBe("good");
    expect(staleData().judge({ ...given, hist: { ...subsystem, files: [60] } }).flag).toBe("null");
  });
});

describe("limits that contradict each other", () => {
  it.each([
    { name: "medium beyond bad", make: () => absoluteJump({ medium: 3, bad: 1 }) },
    { name: "no limit at all", make: () => absoluteJump({}) },
    { name: "a range the wrong way round", make: () => inRange({ bad: { min: 2, max: 1 } }) },
    { name: "a range of medium around that of bad", make: () => inRange({ medium: { max: 9 }, bad: { max: 5 } }) },
    { name: "p of medium below that of bad", make: () => referenceChi2({ p: { medium: 1e-9, bad: 1e-3 } }) },
    {
      name: "an interval the wrong way round",
      make: () => fractionInRange({ from: 1, to: 0, fraction: { bad: 0.5 } }),
    },
    { name: "a limit that nobody looks at", make: () => noisyChannels({ limit: 5 }) },
    { name: "an unknown key", make: () => notEmpty({ entrys: 5 } as never) },
  ])("$name is refused", ({ make }) => {
    expect(make).toThrow(expect.objectContaining({ code: "ALARM_CONFIG_INVALID" }));
  });
});
