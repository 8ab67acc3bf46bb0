import { describe, expect, it } from "vitest";
import { between } from "../alarms/index.js";
import { processSubsystem } from "./process-subsystem.js";
import { edges, first, type Hooks, h1, plugin, run } from "./testing/sample-run.js";
import { sampleWork } from "./testing/sample-work.js";

describe("processSubsystem", () => {
  it("shows everything in one group without a plug-in", async () => {
    const { report } = await processSubsystem(
      sampleWork(1),
      undefined,
      edges([[h1("b", [0, 1, 0]), h1("a", [0, 1, 0])]]),
    );
    expect(report.groups).toEqual([{ name: "ABC Histograms", layout: "list", hists: ["a", "b"] }]);
    expect(report.hists.map(({ name, entries }) => [name, entries])).toEqual([
      ["a", 1],
      ["b", 1],
    ]);
    expect(report).toMatchObject({ quality: "null", coverage: 0, nEvents: null, madeBy: { plugin: null } });
  });

  it("shows of borrowed files only what names the subsystem when there are no groups", async () => {
    const { report } = await processSubsystem(
      sampleWork(1, { fileLocationSubsystem: "HLT" }),
      undefined,
      edges([[h1("ABC/x", [0, 1, 0]), h1("other", [0, 1, 0])]]),
    );
    expect(report.hists.map(({ name }) => name)).toEqual(["ABC/x"]);
    expect(report.hidden).toEqual([{ name: "other", why: "no group" }]);
  });

  it("WART 21: plans histograms that appear in mid-run", async () => {
    const { report } = await run({}, [[h1("a", [0, 1, 0])], [h1("a", [0, 1, 0]), h1("late", [0, 1, 0])]]);
    expect(report.hists.map(({ name }) => name)).toEqual(["a", "late"]);
  });

  it("gives each file a point from the state at its time, and takes earlier ones over", async () => {
    const hooks: Hooks = { trends: [{ id: "t", title: "T", hist: "a", use: first() }] };
    const states = [[h1("a", [0, 1, 0])], [h1("a", [0, 5, 0])], [h1("a", [0, 7, 0])]];
    const { report } = await run(hooks, states);
    expect(report.trends[0]?.points.map(({ time, value }) => [time, value])).toEqual([
      [1000, 1],
      [1060, 5],
      [1120, 7],
    ]);

    const { report: previous } = await run(hooks, states.slice(0, 2));
    const opened: string[] = [];
    const again = await processSubsystem(
      sampleWork(3, { previous }),
      { package: "abc", version: "1.0.0", plugin: plugin(hooks) },
      edges(states, opened),
    );
    expect(again.report).toEqual(report);
    expect(opened).toEqual(["ABChists.2.root"]);
  });

  it("ends the chain of its histogram when a step fails: no point, flag null, shown as before the step", async () => {
    const { report } = await run(
      {
        processors: [
          { kind: "h1", id: "label", match: "*", run: () => ({ prettyName: "labelled" }) },
          {
            kind: "h1",
            id: "broken",
            match: "a",
            run: () => {
              throw new Error("no luck");
            },
          },
          { kind: "h1", id: "after", match: "*", run: () => ({ information: { after: true } }) },
        ],
        trends: ["a", "b"].map((hist) => ({ id: hist, title: hist, hist, use: first() })),
        alarms: [{ id: "range", on: { trends: /./ }, use: between({ min: 0, max: 10 }) }],
      },
      [[h1("a", [0, 1, 0]), h1("b", [0, 1, 0])]],
    );
    expect(report.failures).toMatchObject([
      { plugin: "abc", hook: "processors", step: "broken", hist: "a", code: "HOOK_FAILED", suspended: false },
    ]);
    expect(report.hists.map(({ prettyName, information }) => [prettyName, information])).toEqual([
      ["labelled", {}],
      ["labelled", { after: true }],
    ]);
    expect(report.trends.map(({ id }) => id)).toEqual(["b"]);
    expect(report.alarms.map(({ on, flag }) => [on, flag])).toEqual([["b", "good"]]);
    expect([report.quality, report.coverage]).toEqual(["good", 0.5]);
  });

  it("derives, stacks, counts events, and lists what a rule could not find", async () => {
    const { report, processed } = await run(
      {
        additionalHistograms: [
          {
            kind: "h1",
            makes: "h1",
            name: "sum",
            from: "EMCal",
            reads: ["DCal"],
            derive: (hist, ctx) => {
              const other = ctx.other("DCal", "h1") ?? ctx.fail("no DCal");
              return { ...hist, contents: Float64Array.from(hist.contents, (c, i) => c + (other.contents[i] ?? 0)) };
            },
          },
        ],
        stacks: [{ match: "EM*", with: (name) => [name.replace("EM", "D")] }],
        histogramGroups: [
          { name: "Both", match: (h) => h.kind === "stack" },
          { name: "Misspelt", match: "summ" },
          { name: "All", match: "*", sort: (names) => names.toReversed() },
        ],
        processors: [
          {
            kind: "h1",
            id: "scale",
            match: "sum",
            run: (hist, { nEvents = 1, options: { factor } }) => ({
              hist: { ...hist, contents: Float64Array.from(hist.contents, (c) => (c * factor) / nEvents) },
            }),
          },
        ],
      },
      [[h1("EMCal", [0, 1, 0]), h1("DCal", [0, 2, 0]), h1("histEvents", [0, 4, 0])]],
      { options: { factor: 8 } },
    );
    expect(report.failures).toEqual([]);
    expect(report.groups.map(({ name, hists }) => [name, hists])).toEqual([
      ["Both", ["EMCal"]],
      ["All", ["histEvents", "sum"]],
    ]);
    expect(report.groups.at(-1)?.order).toEqual(["sum", "histEvents"]);
    expect(report.hidden).toEqual([{ name: "DCal", why: "member of a stack" }]);
    expect(report.nEvents).toBe(4);
    expect(processed.get("EMCal")).toMatchObject({ kind: "stack", members: [{ name: "EMCal" }, { name: "DCal" }] });
    expect(processed.get("sum")).toMatchObject({ name: "sum", contents: Float64Array.from([0, 6, 0]) });
    expect(report.unmatched).toContainEqual({ hook: "histogramGroups", rule: "Misspelt" });
  });

  it("takes changes and additions of the deployment, and says which of them cannot be", async () => {
    const { report } = await run(
      {
        trends: [{ id: "t", title: "T", hist: "a", use: first() }],
        alarms: [{ id: "range", on: { trends: "t" }, use: between({ min: 0, max: 10 }) }],
        provides: [first],
      },
      [[h1("a", [0, 3, 0])]],
      {
        monitoring: {
          trends: {
            t: { title: "Changed" },
            more: { trender: "first", hist: "a" },
            none: { trender: "frist", hist: "a" },
          },
          alarms: {
            range: { config: { min: 5, max: 10 }, severity: "medium" },
            added: { alarm: "between values", config: { min: 0, max: 1 }, on: { trends: "more" } },
          },
        },
      },
    );
    expect(report.trends.map(({ id, title }) => [id, title])).toEqual([
      ["t", "Changed"],
      ["more", "more"],
    ]);
    expect(report.alarms.map(({ id, flag }) => [id, flag])).toEqual([
      ["range", "medium"],
      ["added", "bad"],
    ]);
    expect(report.failures).toMatchObject([
      { plugin: "(configuration)", hook: "trends", step: "none", code: "MONITORING_INVALID" },
    ]);
  });

  it("tells of a rule that fails although the plan was made for an earlier file", async () => {
    const states = [[h1("a", [0, 1, 0])], [h1("a", [0, 2, 0])]];
    const fails = () => {
      throw new Error("no luck");
    };
    const { report } = await run({ histogramOptions: [{ match: "*", prettyName: fails }] }, states);
    expect(report.failures).toMatchObject([{ hook: "histogramOptions", hist: "a", file: "ABChists.1.root" }]);
  });

  it("refuses options that do not fit the plug-in's schema", async () => {
    await expect(run({}, [[]], { options: { factr: 1 } })).rejects.toMatchObject({ code: "OPTION_UNKNOWN" });
  });

  it("names damaged objects by file, and goes on", async () => {
    const source = edges([[h1("a", [0, 1, 0])]]);
    const { report } = await processSubsystem(sampleWork(1), undefined, {
      ...source,
      open: async (file) => ({
        ...(await source.open(file)),
        infos: [
          { name: "a", kind: "h1", className: "TH1D", title: "", from: "file" },
          { name: "gone", kind: "h1", className: "TH1D", title: "", from: "file" },
        ],
      }),
    });
    expect(report.hists.map(({ name }) => name)).toEqual(["a"]);
    expect(report.problems).toEqual([{ path: "gone", cycle: 1, reason: "not there", file: "ABChists.0.root" }]);
  });
});
