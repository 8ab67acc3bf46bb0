import type { AnyHistogram, Histogram } from "@overwatch/root/hist";
import { describe, expect, it } from "vitest";
import { between } from "../alarms/index.js";
import { silentLogger } from "../log/index.js";
import type { SubsystemReport } from "../model/report.js";
import type { MonitoringConfig } from "../plugins/contract.js";
import { silentTrace } from "../plugins/step.js";
import { processSlice } from "./process-slice.js";
import { processSubsystem } from "./process-subsystem.js";
import { first, type Hooks, plugin } from "./testing/sample-run.js";
import { sampleFile, sampleWork, sourceOf } from "./testing/sample-work.js";
import type { SubsystemWork, WorkEdges } from "./work.js";

/** Of each file: counts of the first cell of `hits`, and events. */
type Counts = readonly (readonly [hits: number, events: number])[];

const h1 = (name: string, count: number, nbins = 2): Histogram<1> => ({
  kind: "h1",
  name,
  title: name,
  axes: [{ name: "xaxis", title: "", nbins, min: 0, max: nbins }],
  storage: "float64",
  contents: Float64Array.from({ length: nbins + 2 }, (_, i) => (i === 1 ? count : 0)),
  entries: count,
  stats: new Float64Array(4),
});

const perEvent: NonNullable<Hooks["processors"]> = [
  {
    kind: "h1",
    id: "per-event",
    match: "hits",
    run: (hist, { nEvents = 1 }) => ({
      hist: { ...hist, contents: Float64Array.from(hist.contents, (cell) => cell / nEvents) },
    }),
  },
];

const used = (hooks: Hooks) => ({ package: "abc", version: "1.0.0", plugin: plugin(hooks) });

/** File i holds `counts[i]`; which files were opened, and which histograms read. */
function edges(files: readonly (readonly AnyHistogram[])[]) {
  const read: string[] = [];
  const made: WorkEdges = {
    open: async ({ name }) => {
      const index = Number(name.split(".")[1]);
      const source = sourceOf(files[index] ?? []);
      return {
        ...source,
        read: (wanted) => {
          read.push(`${index} ${wanted}`);
          return source.read(wanted);
        },
      };
    },
    trace: silentTrace,
    log: silentLogger,
    checkInputs: true,
  };
  return { made, read };
}

const hists = (counts: Counts) => counts.map(([hits, events]) => [h1("hits", hits), h1("nEvents", events)]);

async function run(counts: Counts, hooks: Hooks, changes: Partial<SubsystemWork> = {}): Promise<SubsystemReport> {
  const { report } = await processSubsystem(sampleWork(counts.length, changes), used(hooks), edges(hists(counts)).made);
  return report;
}

/** Means and the like are those of other tests: the integral tells which files went in. */
const integralOf = (report: Pick<SubsystemReport, "hists">, name: string) =>
  report.hists.find((hist) => hist.name === name)?.integral;

const growing: Counts = [
  [10, 1],
  [30, 2],
  [60, 4],
  [100, 5],
  [150, 10],
];

describe("windows of a plug-in", () => {
  const hooks: Hooks = { windows: [{ match: "hits", minutes: 2 }], processors: perEvent };
  const name = "hits last 2 minutes";

  it.each<{ name: string; cumulative: boolean; counts: Counts; integral: number; window: object }>([
    {
      name: "the newest file less the one before the window, per event in it",
      cumulative: true,
      counts: growing,
      integral: (150 - 60) / (10 - 4),
      window: { available: { from: 1120, to: 1240 }, minus: "ABChists.2.root", segments: 1 },
    },
    {
      name: "all of a run that is shorter",
      cumulative: true,
      counts: growing.slice(0, 2),
      integral: 30 / 2,
      window: { available: { from: 1000, to: 1060 }, segments: 1 },
    },
    {
      name: "where counts fell, the sum of what came before and after",
      cumulative: true,
      counts: [...growing, [7, 1]],
      integral: (150 - 100 + 7) / (10 - 5 + 1),
      window: { available: { from: 1180, to: 1300 }, minus: "ABChists.3.root", segments: 2 },
    },
    {
      name: "where files hold their interval, the sum of the last ones",
      cumulative: false,
      counts: growing,
      integral: (100 + 150) / (5 + 10),
      window: { available: { from: 1120, to: 1240 }, segments: 1 },
    },
  ])("$name", async ({ cumulative, counts, integral, window }) => {
    const report = await run(counts, hooks, { cumulative });
    expect(integralOf(report, name)).toBe(integral);
    expect(report.windows).toEqual([{ window: { minutes: 2 }, ...window, hists: [name], trends: [] }]);
  });

  it("is shown where its histogram is, as it is, and says how much there is", async () => {
    const { hists, groups } = await run(growing.slice(0, 2), {
      ...hooks,
      histogramOptions: [{ match: "hits", prettyName: "Hits", set: { y: { log: true } } }],
      histogramGroups: [
        { name: "Hits", match: "hits" },
        { name: "Rest", match: "*" },
      ],
    });
    expect(groups.map(({ name, hists }) => [name, hists])).toEqual([
      ["Hits", ["hits", name]],
      ["Rest", ["nEvents"]],
    ]);
    expect(hists.find((hist) => hist.name === name)).toMatchObject({
      prettyName: "Hits, last 2 minutes",
      canvas: { y: { log: true } },
      information: { Minutes: "1, 2 asked for" },
    });
  });

  it("takes a name of its own, and refuses one that is taken", async () => {
    const own = await run(growing, { windows: [{ match: "hits", minutes: 2, name: (from) => `${from}/now` }] });
    expect(integralOf(own, "hits/now")).toBe(90);
    const taken = await run(growing, { windows: [{ match: "hits", minutes: 2, name: () => "nEvents" }] });
    expect(taken.failures).toMatchObject([{ hook: "windows", step: "#1", hist: "hits", code: "HOOK_RESULT_INVALID" }]);
  });

  it("lists a rule without a histogram", async () => {
    const { unmatched } = await run(growing, { windows: [{ match: "hit", minutes: 2 }] });
    expect(unmatched).toContainEqual({ hook: "windows", rule: "#1" });
  });

  it("is judged and followed under its name", async () => {
    const report = await run(growing, {
      ...hooks,
      trends: [{ id: "now", title: "Now", hist: name, use: first() }],
      alarms: [{ id: "range", on: { trends: "now" }, use: between({ min: 0, max: 14 }) }],
    });
    expect(report.trends[0]?.points.map(({ value }) => value)).toEqual([10, 15, 50 / 3, 70 / 3, 15]);
    expect(report.alarms).toMatchObject([{ id: "range", flag: "bad" }]);
  });

  it("names what it could not make of it", async () => {
    const files = [[h1("hits", 1, 3)], [h1("hits", 2)], [h1("hits", 3)]];
    const { report } = await processSubsystem(sampleWork(3), used(hooks), edges(files).made);
    expect(report.hists.map((hist) => hist.name)).toEqual(["hits"]);
    expect(report.notes).toContainEqual({
      code: "WINDOW_SKIPPED",
      message: "hits in the window of 2 minutes was left out: its binning changed (bins)",
      time: 1120,
      hist: "hits",
    });
  });

  it("reads two files for the newest one, each histogram of the newest once and again for the window", async () => {
    const files = hists(growing);
    const { report: previous } = await processSubsystem(sampleWork(4), used(hooks), edges(files).made);
    const { made, read } = edges(files);
    const { report } = await processSubsystem(sampleWork(5, { previous }), used(hooks), made);
    expect(report).toEqual(await run(growing, hooks));
    expect(read.filter((one) => !one.startsWith("4 "))).toEqual(["2 nEvents", "2 hits"]);
  });
});

describe("windows of the configuration", () => {
  const monitoring: MonitoringConfig = { windows: [{ hists: ["hits", "other"], minutes: 1 }] };

  it("adds them", async () => {
    const report = await run(growing, {}, { monitoring });
    expect(integralOf(report, "hits last 1 minute")).toBe(50);
  });

  it("names a rule without a histogram", async () => {
    const { unmatched } = await run(growing, {}, { monitoring: { windows: [{ hists: "hit", minutes: 1 }] } });
    expect(unmatched).toEqual([{ hook: "windows", rule: "detectors.ABC.windows[0]" }]);
  });
});

describe("a window of an additional histogram", () => {
  it("is made of the part of its source", async () => {
    const report = await run(growing, {
      additionalHistograms: [
        {
          kind: "h1",
          makes: "h1",
          name: "twice",
          from: "hits",
          derive: (hist) => ({ ...hist, contents: Float64Array.from(hist.contents, (c) => 2 * c) }),
        },
        { kind: "h1", makes: "h1", name: "now", from: "twice", window: "interval", derive: (hist) => hist },
        { kind: "h1", makes: "h1", name: "late", from: "now", derive: (hist) => hist },
      ],
    });
    expect(["twice", "now", "late"].map((name) => integralOf(report, name))).toEqual([300, 100, 100]);
    expect(report.windows).toMatchObject([{ window: "interval", hists: ["now"] }]);
  });
});

describe("a window of a trend", () => {
  const trends = [
    { id: "run", title: "", hist: "hits", use: first() },
    { id: "interval", title: "", hist: "hits", use: first(), window: "interval" as const },
    { id: "two", title: "", hist: "hits", use: first(), window: { minutes: 2 } },
  ];
  const points = ({ trends }: SubsystemReport) =>
    Object.fromEntries(trends.map(({ id, points }) => [id, points.map(({ value }) => value)]));

  it.each<{ name: string; cumulative: boolean; expected: object }>([
    {
      name: "cumulative",
      cumulative: true,
      expected: { run: [10, 30, 60, 100, 150], interval: [10, 20, 30, 40, 50], two: [10, 30, 50, 70, 90] },
    },
    {
      name: "reset",
      cumulative: false,
      expected: { run: [10, 40, 100, 200, 350], interval: [10, 30, 60, 100, 150], two: [10, 40, 90, 160, 250] },
    },
  ])("$name: the same whether files came at once, one by one, or one late", async ({ cumulative, expected }) => {
    const all = await run(growing, { trends }, { cumulative });
    expect(points(all)).toEqual(expected);
    const files = hists(growing);
    let previous: SubsystemReport | undefined;
    for (let count = 1; count <= 5; count++) {
      const next = sampleWork(count, { cumulative, ...(previous && { previous }) });
      previous = (await processSubsystem(next, used({ trends }), edges(files).made)).report;
    }
    expect(previous).toEqual(all);
    const withoutOne = sampleWork(5, { cumulative, files: [0, 1, 3, 4].map(sampleFile) });
    const { report: before } = await processSubsystem(withoutOne, used({ trends }), edges(files).made);
    const late = sampleWork(5, { cumulative, previous: before });
    expect((await processSubsystem(late, used({ trends }), edges(files).made)).report).toEqual(all);
  });

  it("reads what a step and a trender ask for from the same part", async () => {
    const report = await run(growing, {
      processors: perEvent,
      trends: [{ id: "rate", title: "", hist: "hits", use: first(), window: "interval" }],
    });
    expect(points(report)).toEqual({ rate: [10, 20, 15, 40, 10] });
  });
});

describe("a window of a slice", () => {
  const hooks: Hooks = { windows: [{ match: "hits", minutes: 1 }] };

  it.each<{ name: string; cumulative: boolean; first: number; last: number; integral: number }>([
    { name: "its last part", cumulative: true, first: 1, last: 4, integral: 50 },
    { name: "all of it where it is no longer", cumulative: true, first: 3, last: 3, integral: 40 },
    { name: "the last of what is added", cumulative: false, first: 1, last: 3, integral: 100 },
    { name: "from the start of the run", cumulative: true, first: 0, last: 0, integral: 10 },
  ])("$name", async ({ cumulative, first, last, integral }) => {
    const span = { from: sampleFile(first).time, to: sampleFile(last).time };
    const choice = {
      first,
      last,
      minutes: { from: first, to: last },
      requested: span,
      available: span,
      isWholeRun: false,
    };
    const slice = {
      work: sampleWork(5, { cumulative }),
      key: "k",
      choice,
      folder: "Run7/ABC",
      out: "o",
      processed: "p",
    };
    const { report } = await processSlice(slice, used(hooks), edges(hists(growing)).made);
    expect(integralOf(report, "hits last 1 minute")).toBe(integral);
  });
});
