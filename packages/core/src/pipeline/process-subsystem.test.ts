import type { AnyHistogram, Histogram } from "@overwatch/root/hist";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { absoluteJump, between, defineAlarm, subsystemQuality } from "../alarms/index.js";
import { silentLogger } from "../log/index.js";
import type { SubsystemReport } from "../model/report.js";
import type { ReceivedFile } from "../model/run.js";
import type { DetectorPlugin } from "../plugins/contract.js";
import { originalAlarms } from "../plugins/original-alarms.js";
import { silentTrace } from "../plugins/step.js";
import { defineTrender } from "../trending/index.js";
import { processSubsystem } from "./process-subsystem.js";
import type { SubsystemWork, WorkEdges } from "./work.js";

type Hooks = DetectorPlugin["hooks"];

const h1 = (name: string, cells: readonly number[]): Histogram<1> => ({
  kind: "h1",
  name,
  title: name,
  axes: [{ name: "xaxis", title: "", nbins: cells.length - 2, min: 0, max: cells.length - 2 }],
  storage: "float64",
  contents: Float64Array.from(cells),
  entries: cells.reduce((a, b) => a + b, 0),
  stats: new Float64Array(4),
});

const first = defineTrender({
  name: "first",
  kind: "h1",
  config: z.object({}),
  process: (_config, hist) => ({ value: hist.contents[1] ?? 0 }),
});

function plugin(hooks: Hooks): DetectorPlugin {
  return {
    $type: "@overwatch/detector",
    api: "1.0.0",
    subsystem: "ABC",
    title: "A detector",
    options: z.object({ factor: z.number().default(2) }),
    settings: z.object({}),
    eventCounter: undefined,
    hooks,
  };
}

const file = (index: number): ReceivedFile => ({
  name: `ABChists.${index}.root`,
  time: 1000 + 60 * index,
  size: 1,
  sha256: String(index),
});

function work(count: number, changes: Partial<SubsystemWork> = {}): SubsystemWork {
  return {
    run: 7,
    hltMode: "C",
    subsystem: "ABC",
    fileLocationSubsystem: "ABC",
    folder: "",
    files: Array.from({ length: count }, (_, i) => file(i)),
    cumulative: true,
    key: "key",
    keyParts: { basis: "b", context: "c", files: "f" },
    combinedFile: "hists.combined.1.1.root",
    options: {},
    settings: {},
    monitoring: {},
    suspended: [],
    ...changes,
  };
}

/** File i holds these histograms. */
function edges(states: readonly (readonly AnyHistogram[])[], opened: string[] = []): WorkEdges {
  return {
    open: async ({ name }) => {
      opened.push(name);
      const hists = states[Number(name.split(".")[1])] ?? [];
      return {
        infos: hists.map(({ name, kind, title }) => ({ name, kind, className: "TH1D", title, from: "file" })),
        problems: [],
        read: async (wanted) =>
          hists.find((hist) => hist.name === wanted) ?? { path: wanted, cycle: 1, reason: "not there" },
        close: () => Promise.resolve(),
      };
    },
    trace: silentTrace,
    log: silentLogger,
    checkInputs: true,
  };
}

const run = (hooks: Hooks, states: readonly (readonly AnyHistogram[])[], changes?: Partial<SubsystemWork>) =>
  processSubsystem(
    work(states.length, changes),
    { package: "abc", version: "1.0.0", plugin: plugin(hooks) },
    edges(states),
  );

describe("processSubsystem", () => {
  it("shows everything in one group without a plug-in", async () => {
    const { report } = await processSubsystem(work(1), undefined, edges([[h1("b", [0, 1, 0]), h1("a", [0, 1, 0])]]));
    expect(report.groups).toEqual([{ name: "ABC Histograms", layout: "list", hists: ["a", "b"] }]);
    expect(report.hists.map(({ name, entries }) => [name, entries])).toEqual([
      ["a", 1],
      ["b", 1],
    ]);
    expect(report).toMatchObject({ quality: "null", coverage: 0, nEvents: null, madeBy: { plugin: null } });
  });

  it("shows of borrowed files only what names the subsystem when there are no groups", async () => {
    const { report } = await processSubsystem(
      work(1, { fileLocationSubsystem: "HLT" }),
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
      work(3, { previous }),
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
    const { report } = await processSubsystem(work(1), undefined, {
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

  describe("flags of each file", () => {
    const level = defineAlarm({
      name: "level",
      judges: "h1",
      config: z.object({}),
      check: ({ hist }) => ({ flag: (hist.contents[1] ?? 0) > 5 ? "bad" : "good", message: `${hist.contents[1]}` }),
    });
    const hooks: Hooks = {
      trends: [{ id: "t", title: "T", hist: "a", use: first() }],
      alarms: [
        { id: "step", on: { trends: "t" }, use: absoluteJump({ bad: 3 }), notify: ["experts"], help: "Call." },
        { id: "level", on: { hists: "b" }, use: level() },
        { id: "all", on: { subsystem: true }, use: subsystemQuality() },
      ],
    };
    const values = [1, 2, 9, 9];
    const states = values.map((value) => [h1("a", [0, value, 0]), h1("b", [0, value, 0])]);

    it("say what was raised when, without what looks at the whole subsystem", async () => {
      const { report } = await run(hooks, states);
      expect(report.flags).toEqual([
        { file: "ABChists.0.root", time: 1000, quality: "good", known: 1, of: 2, unknown: [["step", "t"]], raised: [] },
        { file: "ABChists.1.root", time: 1060, quality: "good", known: 2, of: 2, unknown: [], raised: [] },
        {
          file: "ABChists.2.root",
          time: 1120,
          quality: "bad",
          known: 2,
          of: 2,
          unknown: [],
          raised: [
            { id: "step", on: "t", flag: "bad", message: expect.any(String), notify: ["experts"], help: "Call." },
            { id: "level", on: "b", flag: "bad", message: "9" },
          ],
        },
        {
          file: "ABChists.3.root",
          time: 1180,
          quality: "bad",
          known: 2,
          of: 2,
          unknown: [],
          raised: [expect.objectContaining({ id: "level" })],
        },
      ]);
    });

    it("do not depend on whether files came singly or at once", async () => {
      const { report: atOnce } = await run(hooks, states);
      let previous: SubsystemReport | undefined;
      for (let count = 1; count <= states.length; count++) {
        const result = await run(hooks, states.slice(0, count), previous === undefined ? {} : { previous });
        previous = result.report;
      }
      expect(previous?.flags).toEqual(atOnce.flags);
    });

    it("are found anew behind a file that came late", async () => {
      const { report: atOnce } = await run(hooks, states);
      const gap = await processSubsystem(
        work(0, { files: [file(0), file(1), file(3)] }),
        { package: "abc", version: "1.0.0", plugin: plugin(hooks) },
        edges(states),
      );
      const { report } = await run(hooks, states, { previous: gap.report });
      expect(report.flags).toEqual(atOnce.flags);
    });
  });

  describe("references", () => {
    const monitoring = {
      alarms: { shape: { on: { hists: "a" }, alarm: "reference pulls", reference: "previous run" as const } },
    } satisfies SubsystemWork["monitoring"];
    const states = [[h1("a", [0, 100, 100, 100, 900, 100, 0])]];
    const reference = h1("a", [0, 200, 200, 200, 200, 200, 0]);
    const withReference = (openReference: WorkEdges["openReference"]) =>
      processSubsystem(work(1, { monitoring }), undefined, {
        ...edges(states),
        ...(openReference && { openReference }),
      });

    it("come from the run that is wanted, and are closed", async () => {
      const asked: unknown[] = [];
      const { report } = await withReference(async (wanted) => {
        asked.push(wanted);
        const close = async () => void asked.push("closed");
        const source = { infos: [], problems: [], read: async () => reference, close };
        return { source, about: { wanted, run: 7, digest: "key of 7" } };
      });
      expect(asked).toEqual(["previous run", "closed"]);
      expect(report.references).toEqual([{ wanted: "previous run", run: 7, digest: "key of 7" }]);
      expect(report.alarms).toMatchObject([
        { id: "shape", on: "a", flag: "bad", evidence: { bins: expect.arrayContaining([4]) } },
      ]);
    });

    it.each([
      { name: "nobody opens any", open: undefined },
      { name: "there is none", open: async () => undefined },
      { name: "it cannot be opened", open: () => Promise.reject(new Error("gone")) },
    ])("that are missing leave the flag unknown: $name", async ({ open }) => {
      const { report } = await withReference(open);
      expect(report.alarms).toMatchObject([{ flag: "null", message: "there is no reference" }]);
      expect(report.references).toEqual([{ wanted: "previous run", digest: null }]);
    });
  });

  describe("trends and alarms of the configuration alone", () => {
    it("take the trenders and checks of the house by name, split, and match by *", async () => {
      const monitoring = {
        trends: {
          part: { hist: "m", trender: "slices", config: { edges: [0, 1, 2], of: "integral" } },
          ratio: { hist: "a", trender: "ratio", config: { to: "b" }, title: "a over b" },
        },
        alarms: { high: { on: { trends: "part/*" }, alarm: "in range", config: { bad: { max: 3 } } } },
      } satisfies SubsystemWork["monitoring"];
      const map: Histogram<2> = {
        ...h1("m", []),
        kind: "h2",
        axes: [
          { name: "xaxis", title: "", nbins: 1, min: 0, max: 1 },
          { name: "yaxis", title: "", nbins: 2, min: 0, max: 2 },
        ],
        contents: Float64Array.of(0, 0, 0, 0, 2, 0, 0, 4, 0, 0, 0, 0),
        entries: 6,
        stats: new Float64Array(7),
      };
      const { report } = await run({}, [[h1("a", [0, 6, 0]), h1("b", [0, 3, 0]), map]], { monitoring });
      expect(report.failures).toEqual([]);
      expect(report.trends.map(({ id, title, points }) => [id, title, points[0]?.value])).toEqual([
        ["part/0..1", "part, y from 0 to 1", 2],
        ["part/1..2", "part, y from 1 to 2", 4],
        ["ratio", "a over b", 2],
      ]);
      expect(report.alarms.map(({ id, on, flag }) => [id, on, flag])).toEqual([
        ["high", "part/0..1", "good"],
        ["high", "part/1..2", "bad"],
      ]);
    });

    it("attach the original's alarms as a set, declared or not, and with the deployment's changes", async () => {
      const hooks: Hooks = { trends: [{ id: "maxHits", title: "Max", hist: "a", use: first() }] };
      const states = [[h1("a", [0, 400, 0])]];
      const { report } = await run(hooks, states, { monitoring: { sets: ["original"] } });
      expect(report.alarms.map(({ id, flag }) => [id, flag])).toEqual([["original-max", "bad"]]);
      const { report: off } = await run({ ...hooks, alarms: originalAlarms }, states);
      expect(off.alarms).toEqual([]);
      const changed = { sets: ["original"], alarms: { "original-max": { config: { min: 0, max: 500 } } } };
      const { report: wider } = await run({ ...hooks, alarms: originalAlarms }, states, { monitoring: changed });
      expect(wider.alarms.map(({ flag }) => flag)).toEqual(["good"]);
    });
  });
});
