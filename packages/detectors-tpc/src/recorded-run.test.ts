/** The newest file of recorded runs: what the plug-in makes of it against what real ROOT and the specification say. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { runDetector } from "@overwatch/detectors-sdk/testing";
import { describe, expect, it } from "vitest";
import plugin from "./index.js";

interface Expected {
  readonly files: readonly { readonly received: string }[];
  readonly groups: readonly { readonly name: string; readonly histograms: readonly string[] }[];
  readonly projections: Readonly<Record<string, { readonly entries: number; readonly cells: string }>>;
  readonly trending: Readonly<
    Record<string, { readonly values: readonly number[]; readonly errors: readonly number[] }>
  >;
}

const runs = new URL("../../../testdata/runs/", import.meta.url);

async function compare(scenario: string, run: string) {
  const answers = JSON.parse(readFileSync(new URL(`${scenario}/expected.json`, runs), "utf8"));
  const expected: Expected = answers.runs[run].subsystems.TPC;
  const newest = expected.files.at(-1)?.received ?? "";
  const bench = await runDetector(plugin, { files: [new URL(`${scenario}/${newest}`, runs)] });
  return { bench, expected };
}

/** SHA-256 over all cells as little-endian doubles. */
function digest(contents: Iterable<number>): string {
  return createHash("sha256").update(Float64Array.from(contents)).digest("hex");
}

describe.each([
  { scenario: "clean", run: "Run300005", raised: [] },
  { scenario: "anomalies", run: "Run300015", raised: ["dcar-shift", "vertex-z", "fit-quality", "dark-sector"] },
])("TPC on $scenario", async ({ scenario, run, raised }) => {
  const { bench, expected } = await compare(scenario, run);

  it("fails nowhere", () => {
    expect(bench.failures).toEqual([]);
  });

  it("has the groups", () => {
    const groups = expected.groups.filter(({ histograms }) => histograms.length > 0);
    expect([...bench.groups]).toEqual(groups.map(({ name, histograms }) => [name, histograms]));
  });

  it("projects to the same cells", () => {
    for (const [name, { entries, cells }] of Object.entries(expected.projections)) {
      const { hist } = bench.hist(name, "binned");
      expect(hist.entries, name).toBe(entries);
      expect(digest(hist.contents), name).toBe(cells);
    }
  });

  it("trends the values", () => {
    for (const { id } of plugin.hooks.trends ?? []) {
      const [point] = bench.trend(id);
      const { values = [], errors = [] } = expected.trending[id] ?? {};
      expect(point?.value, id).toBeCloseTo(values.at(-1) ?? Number.NaN, 9);
      expect(point?.error, id).toBeCloseTo(errors.at(-1) ?? Number.NaN, 9);
    }
  });

  it("finds the injected faults and nothing else", () => {
    const alarms = plugin.hooks.alarms?.map(({ id }) => id) ?? [];
    const unknown = (id: string) => bench.alarm(id).every(({ flag }) => flag === "null");
    expect(alarms.filter((id) => bench.alarm(id).length > 0 && unknown(id))).toEqual(["counts-fell"]); // of one file
    const others = alarms.filter((id) => id !== "counts-fell");
    expect(others.filter((id) => bench.alarm(id).some(({ flag }) => flag !== "good"))).toEqual(raised);
  });
});
