/** The newest file of recorded runs: what the plug-in makes of it against what real ROOT and the specification say. */
import { readFileSync } from "node:fs";
import { runDetector } from "@overwatch/detectors-sdk/testing";
import { describe, expect, it } from "vitest";
import plugin from "./index.js";

interface Expected {
  readonly files: readonly { readonly received: string }[];
  readonly groups: readonly { readonly name: string; readonly histograms: readonly string[] }[];
  readonly stacks: Readonly<Record<string, readonly string[]>>;
  readonly information: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly trending: Readonly<
    Record<string, { readonly values: readonly number[]; readonly errors: readonly number[] }>
  >;
}

const runs = new URL("../../../testdata/runs/", import.meta.url);

async function compare(scenario: string, run: string) {
  const answers = JSON.parse(readFileSync(new URL(`${scenario}/expected.json`, runs), "utf8"));
  const expected: Expected = answers.runs[run].subsystems.EMC;
  const newest = expected.files.at(-1)?.received ?? "";
  const bench = await runDetector(plugin, { files: [new URL(`${scenario}/${newest}`, runs)] });
  return { bench, expected };
}

describe.each([
  { scenario: "clean", run: "Run300005", hot: [], raised: [] },
  {
    scenario: "anomalies",
    run: "Run300015",
    hot: [1713, 1738],
    raised: ["hot-fastor", "hot-fastor-large", "dead-unit", "median-balance", "patch-amplitude"],
  },
])("EMC on $scenario", async ({ scenario, run, hot, raised }) => {
  const { bench, expected } = await compare(scenario, run);

  it("fails nowhere", () => {
    expect(bench.failures).toEqual([]);
  });

  it("has the stacks", () => {
    for (const [name, members] of Object.entries(expected.stacks)) {
      expect(bench.hist(name, "stack").hist.members.map((member) => member.name)).toEqual(members);
    }
  });

  it("has the groups", () => {
    for (const { name, histograms } of expected.groups) {
      const hists = (bench.groups.get(name) ?? []).filter((hist) => bench.hist(hist).kind !== "graph");
      expect([...hists].sort(), name).toEqual(histograms);
    }
  });

  it("lists thresholds and hot channels", () => {
    for (const [name, ofFiles] of Object.entries(expected.information)) {
      const { time: _time, ...information } = ofFiles.at(-1) ?? {};
      expect(bench.hist(name).information, name).toEqual(information);
    }
  });

  it("trends the values", () => {
    for (const { id } of plugin.hooks.trends ?? []) {
      const [point] = bench.trend(id);
      const { values = [], errors = [] } = expected.trending[id] ?? {};
      expect(point?.value, id).toBeCloseTo(values.at(-1) ?? Number.NaN, 9);
      expect(point?.error ?? 0, id).toBeCloseTo(errors.at(-1) ?? Number.NaN, 9);
    }
  });

  it("finds the injected faults and nothing else", () => {
    const alarms = plugin.hooks.alarms?.map(({ id }) => id) ?? [];
    const unknown = (id: string) => bench.alarm(id).every(({ flag }) => flag === "null");
    expect(alarms.filter((id) => bench.alarm(id).length > 0 && unknown(id))).toEqual(["counts-fell"]); // of one file
    const others = alarms.filter((id) => id !== "counts-fell");
    expect(others.filter((id) => bench.alarm(id).some(({ flag }) => flag !== "good"))).toEqual(raised);
    expect(bench.alarm("hot-fastor")[0]?.evidence?.["channels"] ?? []).toEqual(hot);
    const dead = raised.length === 0 ? [] : ["column 16 row 12"];
    expect(bench.alarm("dead-unit")[0]?.evidence?.["units"] ?? []).toEqual(dead);
  });
});
