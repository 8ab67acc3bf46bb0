import { createHistogram, fillMany } from "@overwatch/root/hist";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { between, defineAlarm } from "../../alarms/index.js";
import { silentLogger } from "../../log/index.js";
import { emptyCanvas } from "../../model/canvas.js";
import type { HookFailureReport } from "../../model/report.js";
import type { Trend } from "../../model/trend.js";
import { createHookCaller } from "../../plugins/call-hook.js";
import type { AlarmSpec } from "../../plugins/contract.js";
import { silentTrace } from "../../plugins/step.js";
import { prepareDetector } from "../detector.js";
import { bareContainer } from "./bare-container.js";
import type { Judged } from "./call-alarm.js";
import { flagsByHist, judge } from "./judge.js";
import type { ProcessedHist } from "./process-hist.js";

const failures: HookFailureReport[] = [];
const detector = prepareDetector({
  plugin: undefined,
  run: { number: 1, startedAt: 0, hltMode: "C" },
  subsystem: "ABC",
  fileLocationSubsystem: "ABC",
  log: silentLogger,
  windows: undefined,
  caller: createHookCaller({ plugin: "abc", trace: silentTrace, suspended: [], checkInputs: true }),
  failed: (failure) => failures.push(failure),
});

const hist = (name: string, ended = false): [string, ProcessedHist] => {
  const made = fillMany(createHistogram({ name, axes: [{ nbins: 2, min: 0, max: 2 }] }), [0.5, 1.5]);
  const info = { name, kind: "h1", className: "TH1D", title: "", from: "file" } as const;
  return [name, { container: { ...bareContainer(info), canvas: emptyCanvas, hist: made }, ended }];
};
const trend = (id: string, values: readonly number[]): Trend => ({
  subsystem: "ABC",
  id,
  title: id,
  unit: "",
  hist: "a",
  points: values.map((value, i) => ({ value, time: 60 * (i + 1), run: 1, entries: 10 * (i + 1) })),
});

const nothing = z.object({});
const entries = defineAlarm({
  name: "entries",
  judges: "h1",
  config: z.object({ atLeast: z.number() }),
  check: ({ hist, config: { atLeast } }) => ({
    flag: hist.entries < atLeast ? "bad" : "good",
    message: `${hist.entries}`,
  }),
});
const anyBad = defineAlarm({
  name: "any",
  judges: "group",
  config: nothing,
  check: ({ hist }) => ({
    flag: [...hist.values()].includes("bad") ? "bad" : "good",
    message: [...hist.keys()].join(),
  }),
});
const whole = defineAlarm({
  name: "whole",
  judges: "subsystem",
  config: nothing,
  check: ({ hist }) => ({ flag: "good", message: JSON.stringify([...hist.groups]) }),
});
const worstOf = defineAlarm({
  name: "worst",
  judges: "alarms",
  config: nothing,
  check: ({ hist }) => ({ flag: "medium", message: [...hist].map(([id, { flag }]) => `${id} ${flag}`).join() }),
});

const given = (changes: Partial<Judged> = {}): Judged => ({
  detector,
  hists: new Map([hist("a"), hist("b"), hist("ended", true)]),
  alarmIds: new Map(["a", "b", "ended"].map((name) => [name, ["few", "rubbish"]])),
  groups: new Map([["all", ["a", "b", "ended"]]]),
  trends: [trend("up", [1, 2, 30]), trend("old", [1])],
  failures: 0,
  nEvents: undefined,
  files: [60, 120, 180],
  ...changes,
});

const said = (alarms: readonly AlarmSpec[], changes?: Partial<Judged>) =>
  judge(alarms, given(changes)).map(({ id, on, flag, message }) => `${id} ${on} ${flag}: ${message}`);

describe("judge", () => {
  it.each<[string, AlarmSpec, readonly string[]]>([
    ["a trend", { id: "t", on: { trends: "up" }, use: between({ min: 0, max: 10 }) }, ["t up bad"]],
    [
      "a warning",
      { id: "t", on: { trends: "up" }, use: between({ min: 0, max: 10 }), severity: "medium" },
      ["t up medium"],
    ],
    [
      "each by itself",
      { id: "t", on: { trends: ["up", "none"] }, use: between({ min: 0, max: 50 }) },
      ["t up good", "t none null"],
    ],
    ["a pattern", { id: "t", on: { trends: /^u/ }, use: between({ min: 0, max: 50 }) }, ["t up good"]],
    ["without a new point", { id: "t", on: { trends: "old" }, use: between({ min: 0, max: 1 }) }, ["t old null"]],
    [
      "too few entries",
      { id: "t", on: { trends: "up" }, use: between({ min: 0, max: 1 }), minEntries: 31 },
      ["t up null"],
    ],
    ["just enough", { id: "t", on: { trends: "up" }, use: between({ min: 0, max: 1 }), minEntries: 30 }, ["t up bad"]],
    [
      "histograms",
      { id: "few", on: { hists: "*" }, use: entries({ atLeast: 3 }) },
      ["few a bad", "few b bad", "few ended null"],
    ],
    ["one that is missing", { id: "gone", on: { hists: ["x", "y*"] }, use: entries({ atLeast: 1 }) }, ["gone x null"]],
    ["a group that is not there", { id: "g", on: { groups: "none" }, use: anyBad() }, ["g none null"]],
  ])("%s", (_name, alarm, expected) => {
    expect(said([alarm]).map((text) => text.split(":")[0])).toEqual(expected);
  });

  it("judges groups and the subsystem by what was said of their histograms", () => {
    const reports = said([
      { id: "few", on: { hists: "*" }, use: entries({ atLeast: 3 }) },
      { id: "s", on: { subsystem: true }, use: whole() },
      { id: "g", on: { groups: "all" }, use: anyBad() },
    ]);
    expect(reports.slice(-2)).toEqual(['s ABC good: [["all","bad"]]', "g all bad: a,b,ended"]);
  });

  it("judges alarms by others in whatever order they stand, and says when they wait for each other", () => {
    const reports = said([
      { id: "top", on: { alarms: ["middle", "t"] }, use: worstOf() },
      { id: "middle", on: { alarms: ["t", "none"] }, use: worstOf() },
      { id: "t", on: { trends: "up" }, use: between({ min: 0, max: 50 }) },
      { id: "x", on: { alarms: ["y", "t"] }, use: worstOf() },
      { id: "y", on: { alarms: ["x", "t"] }, use: worstOf() },
    ]);
    expect(reports).toEqual([
      expect.stringMatching(/^t up good/),
      "middle t, none medium: t good,none null",
      "top middle, t medium: middle medium,t good",
      "x y, t null: these alarms wait for each other",
      "y x, t null: these alarms wait for each other",
    ]);
  });

  it("gives null, with the reason, when a check fails", () => {
    const rubbish = { ...entries({ atLeast: 1 }), judge: () => "red" as never };
    const reports = judge([{ id: "rubbish", on: { hists: "a" }, use: rubbish }], given());
    expect(reports[0]).toMatchObject({ on: "a", flag: "null", message: expect.stringContaining("the check failed") });
    expect(failures.at(-1)).toMatchObject({ hook: "alarms", step: "rubbish", code: "HOOK_RESULT_INVALID" });
  });

  it("gives a histogram the worst flag of its alarms and its trends", () => {
    const reports = judge(
      [
        { id: "few", on: { hists: "*" }, use: entries({ atLeast: 1 }) },
        { id: "t", on: { trends: "up" }, use: between({ min: 0, max: 1 }) },
      ],
      given(),
    );
    expect([...flagsByHist(reports, given())]).toEqual([
      ["a", "bad"],
      ["b", "good"],
      ["ended", "null"],
    ]);
  });
});
