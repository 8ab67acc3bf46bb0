import type { Histogram } from "@overwatch/root/hist";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { absoluteJump, defineAlarm, subsystemQuality } from "../alarms/index.js";
import type { SubsystemReport } from "../model/report.js";
import { originalAlarms } from "../plugins/original-alarms.js";
import { processSubsystem } from "./process-subsystem.js";
import { edges, first, type Hooks, h1, plugin, run } from "./testing/sample-run.js";
import { sampleFile, sampleWork } from "./testing/sample-work.js";
import type { SubsystemWork, WorkEdges } from "./work.js";

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
      sampleWork(0, { files: [sampleFile(0), sampleFile(1), sampleFile(3)] }),
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
    processSubsystem(sampleWork(1, { monitoring }), undefined, {
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
