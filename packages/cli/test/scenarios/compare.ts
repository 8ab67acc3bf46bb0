import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { openHistograms, type SubsystemReport } from "@overwatch/core";
import { decodeReport } from "@overwatch/core/store";
import { expect } from "vitest";
import { overwatchJson } from "../support/overwatch.js";
import type { Expected, ExpectedSubsystem } from "./expected.js";
import { coarse, expectedHistFacts, expectedSubsystemFacts, histFacts, rounded } from "./facts.js";

/** The part of `overwatch-pass-1` that is compared. */
export interface PassJson {
  readonly exit: number | null;
  readonly runs: readonly RunJson[];
  readonly quarantined: readonly { readonly file: string }[];
  readonly replayed: readonly { readonly file: string }[];
  readonly ignored: readonly { readonly file: string; readonly reason: string }[];
}
interface RunJson {
  readonly run: number;
  readonly hltMode: string;
  readonly subsystems: readonly SubsystemJson[];
}
type SubsystemJson = Pick<
  SubsystemReport,
  "subsystem" | "fileLocationSubsystem" | "startOfRun" | "endOfRun" | "runLength" | "combinedFile" | "nEvents"
> &
  Pick<SubsystemReport, "groups" | "hists" | "failures" | "problems"> & {
    readonly status: string;
    readonly files: readonly { readonly name: string; readonly time: number; readonly nEvents: number | null }[];
  };

/** Compares a data folder, and what `runs show` says of it, with what real ROOT made of the same files. */
export async function compareWithExpected(dataFolder: string, expected: Expected): Promise<void> {
  const folders = (await readdir(dataFolder)).filter((name) => /^Run\d+$/.test(name));
  expect(folders.sort()).toEqual(Object.keys(expected.runs).sort());
  for (const { target } of expected.replay)
    expect([target, existsSync(join(dataFolder, target))]).toEqual([target, true]);
  const damaged = new Set(expected.partlyAccepted.flatMap((file) => Object.keys(file.damaged)));

  for (const { runNumber, hltMode, subsystems } of Object.values(expected.runs)) {
    const shown = await overwatchJson<RunJson>(["runs", "show", String(runNumber), "--hists", "--data", dataFolder]);
    expect([runNumber, shown.hltMode]).toEqual([runNumber, hltMode]);
    expect(shown.subsystems.map(({ subsystem }) => subsystem)).toEqual(Object.keys(subsystems).sort());
    for (const found of shown.subsystems) {
      const wanted = subsystems[found.subsystem];
      if (wanted === undefined) continue;
      compareSubsystem(found, wanted, damaged);
      const folder = join(dataFolder, `Run${runNumber}`, found.subsystem);
      await compareCombined(join(folder, found.combinedFile), wanted);
      await compareTrends(join(folder, "report.json"), wanted);
    }
  }
}

function compareSubsystem(found: SubsystemJson, wanted: ExpectedSubsystem, damaged: ReadonlySet<string>): void {
  const { fileLocationSubsystem, startOfRun, endOfRun, runLength, combinedFile, nEvents } = found;
  expect({
    fileLocationSubsystem,
    startOfRun,
    endOfRun,
    runLength,
    files: found.files.map(({ name, time, nEvents: events }) => ({ name, time, nEvents: events })),
    combinedFile,
    nEvents,
    groups: found.groups.map(({ name, hists }) => [name, hists]),
  }).toEqual(expectedSubsystemFacts(wanted));
  expect(found.failures).toEqual([]);
  expect(found.problems.filter(({ path }) => !damaged.has(path))).toEqual([]);

  const byName = new Map(found.hists.map((hist) => [hist.name, hist]));
  const stacks = found.hists.filter((hist) => hist.class === "THStack").map(({ name }) => name);
  expect(stacks).toEqual(Object.keys(wanted.stacks ?? {}).sort());
  for (const [name, history] of Object.entries(wanted.information ?? {})) {
    const { time: _, ...newest } = history.at(-1) ?? {};
    expect([name, byName.get(name)?.information]).toEqual([name, expect.objectContaining(newest)]);
  }
  for (const [name, wish] of Object.entries(wanted.projections ?? {})) {
    const hist = byName.get(name);
    expect([name, hist?.class, hist?.entries, hist?.mean?.map(rounded), hist?.stdDev?.map(rounded)]).toEqual([
      name,
      wish.class,
      wish.entries,
      wish.mean?.map(rounded),
      wish.rms?.map(rounded),
    ]);
  }
}

async function compareCombined(path: string, { combined }: ExpectedSubsystem): Promise<void> {
  const source = await openHistograms(path);
  const wanted = Object.entries(combined.histograms ?? {});
  for (const [name, wish] of wanted) {
    const hist = await source.read(name);
    const found = "kind" in hist ? histFacts(hist) : hist;
    expect([name, found]).toEqual([name, expect.objectContaining(expectedHistFacts(wish))]);
  }
  await source.close();
}

async function compareTrends(report: string, { trending = {} }: ExpectedSubsystem): Promise<void> {
  const { trends } = decodeReport(await readFile(report, "utf8"));
  const wanted = Object.entries(trending).filter(([, { times }]) => times.length > 0);
  expect(trends.map(({ id }) => id).sort()).toEqual(wanted.map(([id]) => id).sort());
  for (const [id, { times, values, errors }] of wanted) {
    const points = trends.find((trend) => trend.id === id)?.points ?? [];
    expect([id, points.map(({ time }) => time)]).toEqual([id, times]);
    expect([id, points.map(({ value }) => coarse(value))]).toEqual([id, values.map(coarse)]);
    expect([id, points.map(({ error = 0 }) => coarse(error))]).toEqual([id, errors.map(coarse)]);
  }
}
