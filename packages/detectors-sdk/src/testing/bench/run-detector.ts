import { fileURLToPath } from "node:url";
import {
  type DetectorPlugin,
  type HistogramSource,
  type MonitoringConfig,
  openHistograms,
  processSubsystem,
  type SubsystemWork,
} from "@overwatch/core";
import type { z } from "@overwatch/core/zod";
import { h1 } from "../builders/h1.js";
import type { Bench, BenchFile } from "./bench.js";
import { forbidImpure } from "./forbid-impure.js";
import { createMemorySource } from "./memory-source.js";
import { readResult } from "./read-result.js";
import { recordSteps } from "./record-steps.js";

/** What a plug-in is to run on, and how. */
export interface BenchRun<S extends z.ZodObject> {
  /** At least one: histograms, ROOT files, or those of a recorded run (`readRecordedRuns`). */
  readonly files: readonly BenchFile[];
  /** Default: run 1 in mode C. */
  readonly run?: { readonly number: number; readonly hltMode: string };
  /** Processing options; those left out have their defaults. */
  readonly options?: NoInfer<Partial<z.input<S>>>;
  /** The plug-in's section of a deployment's configuration. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The deployment's changes to trends and alarms, by id. */
  readonly monitoring?: MonitoringConfig;
  /** Whose files these are. Default: the plug-in's own. */
  readonly fileLocationSubsystem?: string;
  /** Whether each file holds everything since the start of the run. Default true. */
  readonly cumulative?: boolean;
}

/** Any time will do; this one is 2015-11-24 17:05:10 UTC. */
const firstTime = 1_448_384_710;
/** Histogram that carries `nEvents` of a bench file. It is taken out of what the bench shows. */
const counterName = "(events of the bench file)";

/**
 * Runs a plug-in over a few files in the real pipeline, in memory: without disk, network, clock or other plug-ins.
 * Failures of hooks are values in the result; what hooks are lent is checked for changes, and clock, dice and locale are taken
 * away from them (`HOOK_IMPURE`).
 *
 * @throws `OPTION_UNKNOWN` or `OPTION_INVALID` for options or settings that the plug-in's schema refuses, `FILE_*` for a ROOT
 * file that cannot be read.
 * @example
 * const bench = await runDetector(plugin, { files: [{ hists: [h1("hits", [5, 0, 5])], nEvents: 10 }] });
 * expect(bench.failures).toEqual([]);
 * expect(bench.trend("mean-hits").map(({ value }) => value)).toEqual([1.5]);
 */
export async function runDetector<S extends z.ZodObject, Id extends string>(
  plugin: DetectorPlugin<S, Id>,
  run: BenchRun<S>,
): Promise<Bench<Id>> {
  const sources = new Map(placeInTime(run.files).map((placed) => [placed.name, placed]));
  const recorded = recordSteps(countingGivenEvents(plugin, run.files));
  const result = await processSubsystem(
    describeWork(plugin, run, [...sources.values()]),
    { package: `bench of ${plugin.subsystem}`, version: "0.0.0", plugin: recorded.plugin },
    {
      open: async ({ name }) => openBenchFile(sources.get(name)?.file),
      trace: forbidImpure(),
      log: { debug: () => {}, info: () => {}, warn: () => {} },
      checkInputs: true,
    },
  );
  return readResult(result, recorded.steps(), counterName);
}

interface PlacedFile {
  readonly name: string;
  readonly time: number;
  readonly file: BenchFile;
}

function placeInTime(files: readonly BenchFile[]): readonly PlacedFile[] {
  let next = firstTime;
  return files.map((file, i) => {
    const time = file instanceof URL ? next : (file.time ?? next);
    next = time + 60;
    return { name: `file ${String(i + 1).padStart(4, "0")}`, time, file };
  });
}

function describeWork<S extends z.ZodObject>(
  { subsystem }: DetectorPlugin<S>,
  run: BenchRun<S>,
  files: readonly PlacedFile[],
): SubsystemWork {
  return {
    run: run.run?.number ?? 1,
    hltMode: run.run?.hltMode ?? "C",
    subsystem,
    fileLocationSubsystem: run.fileLocationSubsystem ?? subsystem,
    folder: "",
    files: files.map(({ name, time }) => ({ name, time, size: 0, sha256: name })),
    cumulative: run.cumulative ?? true,
    key: "bench",
    keyParts: { basis: "bench", context: "bench", files: "bench" },
    combinedFile: "",
    options: run.options ?? {},
    settings: run.settings ?? {},
    monitoring: run.monitoring ?? {},
    suspended: [],
  };
}

/** The plug-in as it is, but counting events where the bench files tell them. */
function countingGivenEvents(plugin: DetectorPlugin, files: readonly BenchFile[]): DetectorPlugin {
  const given = files.some((file) => "nEvents" in file && file.nEvents !== undefined);
  return given ? { ...plugin, eventCounter: { hist: counterName, bin: 1 } } : plugin;
}

function openBenchFile(file: BenchFile | undefined): Promise<HistogramSource> | HistogramSource {
  if (file instanceof URL) return openHistograms(fileURLToPath(file));
  if (file !== undefined && "url" in file) return openHistograms(fileURLToPath(file.url));
  const { hists = [], nEvents } = file ?? {};
  return createMemorySource(nEvents === undefined ? hists : [...hists, h1(counterName, [nEvents])]);
}
