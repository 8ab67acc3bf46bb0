import { access } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  discoverPlugins,
  isOverwatchError,
  loadConfig,
  openHistograms,
  type SliceEdges,
  takeSlice,
} from "@overwatch/core";
import { createRunner } from "@overwatch/service/runner";
import { expect } from "vitest";
import type { Expected, ExpectedSlice, ExpectedSubsystem } from "./expected.js";
import { expectedHistFacts, histFacts } from "./facts.js";

const root = fileURLToPath(new URL("../../../../", import.meta.url));

/** Takes every slice that the reference took, and compares it with what real ROOT made of the same files. */
export async function compareSlices(dataFolder: string, configFile: string, expected: Expected): Promise<number> {
  const flags = { dataFolder };
  const { config } = await loadConfig({ cwd: root, home: undefined, env: {}, configFile, flags, module: "processing" });
  const { packages } = await discoverPlugins(root, []);
  const plugins = packages.filter((found) => found.status === "found");
  const runner = createRunner({ hookTimeout: 20 });
  const edges: SliceEdges = { config, plugins, describe: runner.describe, runSlice: runner.runSlice };
  let compared = 0;
  try {
    for (const { runNumber, subsystems } of Object.values(expected.runs)) {
      for (const [subsystem, wanted] of Object.entries(subsystems)) {
        for (const slice of wanted.timeSlices) {
          await compareSlice(runNumber, subsystem, slice, subsystems, edges);
          compared++;
        }
      }
    }
  } finally {
    await runner.close();
  }
  return compared;
}

async function compareSlice(
  run: number,
  subsystem: string,
  wanted: ExpectedSlice,
  subsystems: Readonly<Record<string, ExpectedSubsystem>>,
  edges: SliceEdges,
): Promise<void> {
  const question = { run, subsystem, from: wanted.min, to: wanted.max, options: {} };
  const name = `run ${run}, ${subsystem}, minutes ${wanted.min} to ${wanted.max}`;
  const taken = await takeSlice(question, edges).catch((error: unknown) => error);
  if (wanted.result === "error") {
    expect([name, isOverwatchError(taken, "SLICE_WITHOUT_DATA", "SLICE_RANGE_INVALID")]).toEqual([name, true]);
    return;
  }
  if (taken instanceof Error) throw taken;
  const { report } = taken as Awaited<ReturnType<typeof takeSlice>>;
  if (wanted.result === "fullProcessing") {
    expect([name, report.key]).toEqual([name, "fullProcessing"]);
    await access(join(edges.config.dataFolder, report.out));
    return;
  }
  const skipped = report.notes.filter(({ code }) => code === "MERGE_SKIPPED").map(({ hist }) => hist);
  expect([
    name,
    report.available,
    report.files.map((file) => file.name),
    report.minus,
    report.segments,
    report.nEvents,
    [...new Set(skipped)].sort(),
    report.failures,
  ]).toEqual([
    name,
    { from: wanted.minAvailable, to: wanted.maxAvailable },
    wanted.files,
    wanted.minus,
    wanted.segments ?? 1,
    wanted.nEvents,
    wanted.incompatible ?? [],
    [],
  ]);
  expect(report.out).toContain(`Run${run}/${subsystem}/${wanted.filenamePrefix ?? "?"}`);
  const lender = wanted.sameAs === undefined ? wanted : sliceOf(subsystems[wanted.sameAs], wanted);
  const source = await openHistograms(join(edges.config.dataFolder, report.out));
  const hists = lender?.histograms ?? {};
  expect([name, source.infos.map((info) => info.name).sort()]).toEqual([name, Object.keys(hists).sort()]);
  expect(source.others?.size).toBe(0);
  for (const [hist, wish] of Object.entries(hists)) {
    const found = await source.read(hist);
    expect([name, hist, "kind" in found ? histFacts(found) : found]).toEqual([
      name,
      hist,
      expect.objectContaining(expectedHistFacts(wish)),
    ]);
  }
  await source.close();
  // Asked again it is there, and the same.
  expect(await takeSlice(question, edges)).toEqual({ cached: true, report });
}

function sliceOf(lender: ExpectedSubsystem | undefined, { min, max }: ExpectedSlice): ExpectedSlice | undefined {
  return lender?.timeSlices.find((slice) => slice.min === min && slice.max === max);
}
