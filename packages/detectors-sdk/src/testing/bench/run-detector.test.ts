import { z } from "@overwatch/core/zod";
import { describe, expect, it } from "vitest";
import { between, defineDetector, max, mean, scale } from "../../index.js";
import { h1 } from "../builders/h1.js";
import { h2 } from "../builders/h2.js";
import { toMatchHist } from "../match/to-match-hist.js";
import { runDetector } from "./run-detector.js";

expect.extend({ toMatchHist });

const plugin = defineDetector({
  subsystem: "TST",
  title: "Test detector",
  processingOptions: z.object({ factor: z.number().default(2).describe("Factor of all hits") }),
  settings: z.object({ masked: z.array(z.int()).default([]).describe("Strips that are known to be dead") }),
  additionalHistograms: [{ name: "copy", kind: "h1", from: "hits/a", makes: "h1", derive: (hist) => hist }],
  stacks: [{ match: "upper", with: () => ["lower"] }],
  histogramGroups: [
    { name: "Hits", match: "hits/*" },
    { name: "Rest", match: "*" },
  ],
  processors: [
    {
      kind: "h1",
      id: "scale",
      match: "hits/*",
      run: (hist, { options }) => ({ hist: scale(hist, options.factor), canvas: { y: { log: true } } }),
    },
    {
      kind: "any",
      id: "facts",
      match: "hits/*",
      run: (_hist, { nEvents, settings }) => ({ information: { events: nEvents ?? 0, masked: settings.masked } }),
    },
    {
      kind: "any",
      id: "broken",
      match: "bad",
      run: () => {
        throw new Error("as planned");
      },
    },
  ],
  trends: [
    { id: "max", title: "Largest", hist: "hits/a", use: max() },
    { id: "mean", title: "Mean", hist: "hits/a", use: mean() },
  ],
  alarms: [{ id: "high", on: { trends: "max" }, use: between({ min: 0, max: 15 }) }],
});

const files = [
  { hists: [h1("hits/a", [1, 2]), h1("other", [1])], nEvents: 5 },
  { hists: [h1("hits/a", [4, 8]), h1("other", [1])], nEvents: 10 },
];

describe("runDetector", () => {
  it("shows groups, steps and histograms of the newest file", async () => {
    const bench = await runDetector(plugin, { files });
    expect(bench.failures).toEqual([]);
    expect([...bench.groups]).toEqual([
      ["Hits", ["hits/a"]],
      ["Rest", ["copy", "other"]],
    ]);
    expect([...bench.steps]).toEqual([["hits/a", ["scale", "facts"]]]);
    expect(bench.hist("hits/a", "h1").hist).toMatchHist({ ...h1("", [8, 16]), entries: 12 });
    expect(bench.hist("hits/a")).toMatchObject({
      canvas: { y: { log: true } },
      information: { events: 10, masked: [] },
      group: "Hits",
      trendIds: ["max", "mean"],
      alarmIds: ["high"],
    });
    expect(bench.hist("copy", "h1").hist).toMatchHist(h1("", [4, 8]));
  });

  it("gives each trend a point per file, a minute apart, and judges the newest", async () => {
    const bench = await runDetector(plugin, { files });
    expect(bench.trend("max").map(({ value }) => value)).toEqual([4, 16]);
    const [first, second] = bench.trend("mean");
    expect((second?.time ?? 0) - (first?.time ?? 0)).toBe(60);
    expect(bench.alarm("high")).toMatchObject([{ on: "max", flag: "bad", evidence: { value: 16, min: 0, max: 15 } }]);
    expect(bench.quality).toBe("bad");
  });

  it("takes options and settings", async () => {
    const bench = await runDetector(plugin, { files, options: { factor: 1 }, settings: { masked: [3] } });
    expect(bench.trend("max").at(-1)?.value).toBe(8);
    expect(bench.hist("hits/a").information["masked"]).toEqual([3]);
  });

  it("makes stacks in the place of their first member", async () => {
    const bench = await runDetector(plugin, { files: [{ hists: [h1("lower", [1]), h1("upper", [2])] }] });
    expect(bench.groups.get("Rest")).toEqual(["upper"]);
    expect(bench.hist("upper", "stack").hist.members.map(({ name }) => name)).toEqual(["upper", "lower"]);
  });

  it("counts events in the histograms when they are not told", async () => {
    const bench = await runDetector(plugin, { files: [{ hists: [h1("hits/a", [1]), h1("nEvents", [7])] }] });
    expect(bench.hist("hits/a").information["events"]).toBe(7);
  });

  it("has failures as values", async () => {
    const bench = await runDetector(plugin, { files: [{ hists: [h2("bad", [[1]])] }] });
    expect(bench.failures).toMatchObject([{ hook: "processors", step: "broken", hist: "bad", code: "HOOK_FAILED" }]);
    expect(bench.hist("bad", "h2").hist.entries).toBe(1);
  });

  it.each([
    { name: "the clock", use: () => Date.now(), message: "Date.now" },
    { name: "a date", use: () => new Date(0), message: "it uses Date" },
    { name: "dice", use: () => Math.random(), message: "Math.random" },
    { name: "a locale", use: () => new Intl.NumberFormat(), message: "Intl.NumberFormat" },
  ])("takes $name away from hooks, and gives it back", async ({ use, message }) => {
    const impure = defineDetector({
      subsystem: "TST",
      title: "Impure",
      processors: [{ kind: "any", id: "impure", match: "*", run: () => void use() }],
    });
    const bench = await runDetector(impure, { files: [{ hists: [h1("a", [1])] }] });
    expect(bench.failures).toMatchObject([{ step: "impure", code: "HOOK_FAILED" }]);
    expect(bench.failures[0]?.message).toContain(message);
    expect(use).not.toThrow();
  });

  it("names what is like a histogram that is not there, and the kind of one that is of another", async () => {
    const bench = await runDetector(plugin, { files });
    expect(() => bench.hist("hits/b")).toThrow(
      expect.objectContaining({ code: "BENCH_HIST_MISSING", hint: "Did you mean hits/a?" }),
    );
    expect(() => bench.hist("hits/a", "h2")).toThrow(expect.objectContaining({ code: "BENCH_HIST_KIND" }));
  });

  it("refuses options that the schema refuses", async () => {
    // As a test in JavaScript could.
    const options = { factor: "2" as unknown as number };
    await expect(runDetector(plugin, { files, options })).rejects.toMatchObject({ code: "OPTION_INVALID" });
  });
});
