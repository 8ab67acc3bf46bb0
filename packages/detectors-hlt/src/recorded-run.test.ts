/** The newest file of a recorded run: what the plug-in makes of it against what real ROOT and the specification say. */
import { readFileSync } from "node:fs";
import { runDetector } from "@overwatch/detectors-sdk/testing";
import { expect, it } from "vitest";
import plugin from "./index.js";

interface Expected {
  readonly files: readonly { readonly received: string }[];
  readonly groups: readonly { readonly name: string; readonly histograms: readonly string[] }[];
  readonly trending: Readonly<
    Record<string, { readonly values: readonly number[]; readonly errors: readonly number[] }>
  >;
}

it("HLT on a clean run: one group, all trends, no alarm", async () => {
  const folder = new URL("../../../testdata/runs/clean/", import.meta.url);
  const answers = JSON.parse(readFileSync(new URL("expected.json", folder), "utf8"));
  const expected: Expected = answers.runs.Run300005.subsystems.HLT;
  const newest = expected.files.at(-1)?.received ?? "";

  const bench = await runDetector(plugin, { files: [new URL(newest, folder)] });
  expect(bench.failures).toEqual([]);
  expect([...bench.groups]).toEqual(expected.groups.map(({ name, histograms }) => [name, histograms]));
  for (const { id } of plugin.hooks.trends ?? []) {
    const [point] = bench.trend(id);
    const { values = [], errors = [] } = expected.trending[id] ?? {};
    expect(point?.value, id).toBeCloseTo(values.at(-1) ?? Number.NaN, 9);
    expect(point?.error ?? 0, id).toBeCloseTo(errors.at(-1) ?? Number.NaN, 9);
  }
  expect(bench.quality).toBe("good");
});
