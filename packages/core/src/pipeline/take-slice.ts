import { join } from "node:path";
import type { Config } from "../config/index.js";
import { optionUnknown, runNotThere, subsystemNotThere } from "../errors/catalogue.js";
import { listRuns } from "../ingest/index.js";
import { selectSlice } from "../merge/index.js";
import { runFolder } from "../model/names/stored-name.js";
import type { SubsystemReport } from "../model/report.js";
import {
  FULL_PROCESSING,
  SLICE_FORMAT,
  type SliceAnswer,
  type SliceQuestion,
  type SliceReport,
} from "../model/slice.js";
import { readSlice, sliceNames, writeSlice } from "../outputs/index.js";
import type { DetectorSection } from "../plugins/describe-plugin.js";
import type { Options } from "../plugins/options.js";
import type { Candidate, LoadOutcome } from "../plugins/outcome.js";
import { filingOf } from "./filing.js";
import { hashOf } from "./hash-of.js";
import { type Looked, lookAtRun, type ThinnedFiles } from "./look-at-run.js";
import type { SliceResult, SliceWork } from "./process-slice.js";
import { subsystemRules } from "./subsystem-rules.js";

/** What looking into a run touches outside of itself. */
export interface LookEdges {
  readonly config: Config;
  /** The usable plug-ins of the deployment. */
  readonly plugins: readonly Candidate[];
  /** What is recorded of thinned files; absent: none were. */
  readonly thinned?: ThinnedFiles;
  /** Checks options by the schemas of a plug-in, where it runs. */
  readonly describe: (candidate: Candidate, section: DetectorSection) => Promise<LoadOutcome>;
}

/** What taking a slice touches outside of itself. */
export interface SliceEdges extends LookEdges {
  /** Does the work in a thread of the plug-in, or here; rejects when it failed as a whole. */
  readonly runSlice: (slice: SliceWork, plugin: Candidate | undefined) => Promise<SliceResult>;
}

/**
 * A part of a run, processed with options of its own. One that was made before from the same files, code, configuration and
 * options is given back. Reads the run's folder and adds files of its own to it; standard results stay as they are, and so
 * it may run beside a pass.
 *
 * @throws RUN_UNKNOWN, SUBSYSTEM_UNKNOWN, SLICE_RANGE_INVALID, SLICE_WITHOUT_DATA, OPTION_UNKNOWN, OPTION_INVALID; FILE_*
 * when a received file cannot be opened; what `runSlice` throws.
 */
export async function takeSlice(question: SliceQuestion, edges: SliceEdges): Promise<SliceAnswer> {
  const { looked, plugin } = await lookAtSubsystem(question, edges);
  const { work, published } = looked;
  const standard = await optionsOf(looked, plugin, {}, edges);
  const options = await optionsOf(looked, plugin, question.options, edges);
  const choice = selectSlice(work.files, question);
  const folder = `${runFolder(work.run)}/${work.subsystem}`;
  const isStandard = choice.isWholeRun && hashOf(options) === hashOf(standard);
  if (isStandard && published?.key === work.key) {
    return { cached: true, report: fullReport(published, choice, options, folder) };
  }

  const { first, last, before = first } = choice;
  const firstUsed = work.cumulative && first === last ? before : first;
  const { basis, context } = work.keyParts;
  const there = work.files.slice(firstUsed, last + 1).filter(({ thinned }) => thinned !== true);
  const files = there.map(({ name, time, sha256 }) => ({ name, time, sha256 }));
  const made = hashOf({ format: SLICE_FORMAT, basis, context, options, files, first: first === 0 });
  const key = isStandard ? FULL_PROCESSING : made;
  const names = sliceNames(choice.available, made);
  const at = join(edges.config.dataFolder, folder);
  const known = await readSlice(join(at, names.report));
  const asked = { key, minutes: choice.minutes, requested: choice.requested };
  if (known !== undefined) return { cached: true, report: { ...known, ...asked } };

  const { previous: _, ...afresh } = work;
  const falls = published !== undefined && isOfSameFiles(published, looked) ? fallsIn(published) : undefined;
  const result = await edges.runSlice(
    {
      work: { ...afresh, options },
      key,
      choice,
      folder,
      out: names.out,
      processed: names.processed,
      ...(falls && { falls }),
    },
    plugin,
  );
  await writeSlice(at, names.report, result.report, result.outputs);
  return { cached: false, report: result.report };
}

/** Path of the report of a slice, relative to the data folder; undefined for the run's own results. */
export function sliceReportPath({ out, key }: SliceReport): string | undefined {
  return key === FULL_PROCESSING && !out.includes("/timeSlice.") ? undefined : out.replace(/\.root$/, ".json");
}

/**
 * The report of a slice that was made.
 *
 * @param path - relative to the data folder, as `sliceReportPath` gives it.
 * @returns undefined when it is not there (any more).
 */
export function readSliceReport(dataFolder: string, path: string): Promise<SliceReport | undefined> {
  return readSlice(join(dataFolder, path));
}

/** One (run, subsystem) as its folder is now, and its plug-in. Throws RUN_UNKNOWN, SUBSYSTEM_UNKNOWN. */
export async function lookAtSubsystem(
  { run, subsystem }: { readonly run: number; readonly subsystem: string },
  { config, plugins, thinned }: LookEdges,
): Promise<{ readonly looked: Looked; readonly plugin: Candidate | undefined }> {
  const { dataFolder } = config;
  const runs = await listRuns(dataFolder);
  if (!runs.includes(run)) throw runNotThere(run, runs);
  const filing = filingOf(config, plugins);
  const rulesOf = subsystemRules(config, plugins, filing);
  const { subsystems } = await lookAtRun(dataFolder, run, filing, rulesOf, undefined, thinned);
  if (subsystems.length === 0) throw runNotThere(run, runs);
  const looked = subsystems.find((candidate) => candidate.subsystem === subsystem);
  if (looked === undefined) {
    throw subsystemNotThere(
      run,
      subsystem,
      subsystems.map((candidate) => candidate.subsystem),
    );
  }
  return {
    looked,
    plugin: plugins.find(({ manifest }) => manifest.subsystem === subsystem),
  };
}

/** All options in force, defaults filled in. */
async function optionsOf(
  { subsystem, work }: Looked,
  plugin: Candidate | undefined,
  asked: Options,
  { describe }: LookEdges,
): Promise<Options> {
  const [unknown] = Object.keys(asked);
  if (plugin === undefined) {
    if (unknown !== undefined) throw optionUnknown(`options of ${subsystem}`, unknown, []);
    return work.options;
  }
  const outcome = await describe(plugin, { options: { ...work.options, ...asked }, settings: work.settings });
  if (outcome.status === "failed") throw outcome.error;
  return outcome.status === "loaded" ? outcome.plugin.options : work.options;
}

function isOfSameFiles({ files }: SubsystemReport, { work }: Looked): boolean {
  return (
    files.length === work.files.length &&
    files.every(({ name, sha256 }, i) => name === work.files[i]?.name && sha256 === work.files[i]?.sha256)
  );
}

function fallsIn({ files, notes }: SubsystemReport): readonly number[] {
  const names = new Set(notes.filter(({ code }) => code === "COUNTS_FELL").map(({ file }) => file));
  return files.flatMap(({ name }, index) => (names.has(name) ? [index] : []));
}

/** The whole run with the standard options: what was published of it. */
function fullReport(
  published: SubsystemReport,
  { minutes, requested, available }: Pick<SliceReport, "minutes" | "requested" | "available">,
  options: Options,
  folder: string,
): SliceReport {
  const { run, subsystem, fileLocationSubsystem, cumulative, files, combinedFile, processedFile = "" } = published;
  const { nEvents, groups, hists, quality, alarms, failures, problems, notes } = published;
  return {
    format: SLICE_FORMAT,
    key: FULL_PROCESSING,
    run,
    subsystem,
    fileLocationSubsystem,
    minutes,
    requested,
    available,
    files: files.map(({ name, time }) => ({ name, time })),
    rule: cumulative ? "copy of last" : "sum",
    segments: 1,
    options,
    out: `${folder}/${combinedFile}`,
    processed: `${folder}/${processedFile}`,
    nEvents,
    groups,
    hists,
    quality,
    alarms,
    failures,
    problems,
    notes,
  };
}
