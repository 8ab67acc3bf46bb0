import { rm } from "node:fs/promises";
import { join } from "node:path";
import { listRunFiles, listRuns } from "../ingest/index.js";
import { runFolder } from "../model/names/stored-name.js";
import type { SubsystemReport } from "../model/report.js";
import { type Coverage, covers, planThinning, type RunToThin, type Thinning } from "../retention/index.js";
import { filingOf } from "./filing.js";
import { digestFile, type Looked, lookAtRun } from "./look-at-run.js";
import { openHistograms } from "./open-file.js";
import type { PassEdges } from "./process-pass.js";
import { recordsOf } from "./record-thinned.js";
import { subsystemRules } from "./subsystem-rules.js";
import type { ThinnedFile } from "./thinned-file.js";
import type { HistogramSource } from "./work.js";

/** What thinning is asked for. */
export interface ThinRequest {
  /** Only says what would go. */
  readonly dryRun: boolean;
  /** Only these runs; default all. */
  readonly runs?: readonly number[];
}

/** What thinning touches outside of itself. */
export type ThinEdges = Pick<PassEdges, "config" | "plugins" | "now" | "log" | "thinned" | "mayPublish"> & {
  /** Keeps for good what is known of files that are about to go. */
  readonly record: (run: number, subsystem: string, files: readonly ThinnedFile[]) => Promise<void>;
};

/** What went, and what stays although the policy would let it go. */
export interface ThinReport {
  readonly format: "overwatch-thin-1";
  readonly dryRun: boolean;
  /** Paths relative to the data folder. */
  readonly removed: readonly { readonly file: string; readonly bytes: number; readonly rule: Thinning["rule"] }[];
  readonly kept: readonly { readonly file: string; readonly reason: string }[];
  readonly bytes: number;
}

/**
 * Removes received files by the policies of the configuration: never the last copy of any counts, and none before what was
 * found in it is recorded. The next pass makes the same results of what is left and the records.
 */
export async function thin(request: ThinRequest, edges: ThinEdges): Promise<ThinReport> {
  const { config, plugins } = edges;
  const filing = filingOf(config, plugins);
  const rulesOf = subsystemRules(config, plugins, filing);
  const report = { removed: [] as ThinReport["removed"][number][], kept: [] as ThinReport["kept"][number][] };
  for (const [location, runs] of await filesByLocation(config)) {
    const policy = config.detectors[location]?.retention ?? config.retention;
    const plan = planThinning(runs, policy, edges.now() / 1000);
    for (const { run, files } of runs) {
      const going = plan.filter((one) => one.run === run);
      if (going.length === 0 || (request.runs !== undefined && !request.runs.includes(run))) continue;
      const { subsystems } = await lookAtRun(config.dataFolder, run, filing, rulesOf, undefined, edges.thinned);
      const users = subsystems.filter(({ work }) => work.fileLocationSubsystem === location);
      await thinRun({ run, location, files, going, users, dryRun: request.dryRun }, edges, report);
    }
  }
  return {
    format: "overwatch-thin-1",
    dryRun: request.dryRun,
    ...report,
    bytes: report.removed.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

async function filesByLocation({ dataFolder, timeZone }: ThinEdges["config"]): Promise<Map<string, RunToThin[]>> {
  const found = new Map<string, RunToThin[]>();
  for (const run of await listRuns(dataFolder)) {
    for (const [location, files] of await listRunFiles(join(dataFolder, runFolder(run)), timeZone)) {
      const runs = found.get(location) ?? [];
      found.set(location, runs);
      runs.push({ run, files });
    }
  }
  return found;
}

interface RunThinning extends RunToThin {
  readonly location: string;
  readonly going: readonly Thinning[];
  /** Subsystems that use the files. */
  readonly users: readonly Looked[];
  readonly dryRun: boolean;
}

async function thinRun(
  given: RunThinning,
  edges: ThinEdges,
  report: { removed: ThinReport["removed"][number][]; kept: ThinReport["kept"][number][] },
): Promise<void> {
  const { run, location, users, dryRun } = given;
  const place = `${runFolder(run)}/${location}`;
  const folder = join(edges.config.dataFolder, place);
  const { goes, stays } = await decide(given, folder);
  report.kept.push(...stays.map(({ name, reason }) => ({ file: `${place}/${name}`, reason })));
  if (!dryRun && goes.length > 0) {
    for (const { subsystem, published } of users) {
      if (published !== undefined)
        await edges.record(run, subsystem, recordsOf(published, new Set(goes.map(({ name }) => name))));
    }
    await edges.mayPublish?.();
    for (const { name } of goes) await rm(join(folder, name), { force: true });
  }
  report.removed.push(...goes.map(({ name, bytes, rule }) => ({ file: `${place}/${name}`, bytes, rule })));
}

interface Decided {
  readonly goes: { readonly name: string; readonly bytes: number; readonly rule: Thinning["rule"] }[];
  readonly stays: { readonly name: string; readonly reason: string }[];
}

/** From the newest to the oldest: a file may go when the next one that stays holds what it holds. */
async function decide({ files, going, users }: RunThinning, folder: string): Promise<Decided> {
  const rules = new Map(going.map(({ name, rule }) => [name, rule]));
  const decided: Decided = { goes: [], stays: [] };
  const forAll = whyNone(users);
  let next: HistogramSource | undefined;
  try {
    for (const { name, size } of files.toReversed()) {
      const rule = rules.get(name);
      const path = join(folder, name);
      const reason = rule && (forAll ?? (await whyNot(name, path, users, next)));
      if (rule !== undefined && reason === undefined) {
        decided.goes.push({ name, bytes: size, rule });
        continue;
      }
      if (reason !== undefined) decided.stays.push({ name, reason });
      if (forAll !== undefined) continue;
      await next?.close();
      next = await openHistograms(path);
    }
  } finally {
    await next?.close();
  }
  return decided;
}

/** Why no file of a run may go. */
function whyNone(users: readonly Looked[]): string | undefined {
  if (users.length === 0) return "no subsystem was made of it";
  for (const { subsystem, published, work } of users) {
    if (published?.key !== work.key) return `${subsystem} is not processed as it is now: \`overwatch process\` first`;
    if (!work.cumulative) return `its receiver resets its counts for ${subsystem}: what it holds is in no other file`;
  }
  return undefined;
}

async function whyNot(
  name: string,
  path: string,
  users: readonly Looked[],
  next: HistogramSource | undefined,
): Promise<string | undefined> {
  if (next === undefined) return "it is the last one";
  const known = users.map(({ published }) => published?.files.find((file) => file.name === name)?.sha256);
  const digest = await digestFile(path);
  if (known.some((sha256) => sha256 !== digest)) return "its bytes are not those that were processed";
  for (const { published } of users) {
    if (published?.windows?.some(({ minus }) => minus === name)) return "a window of the newest file begins with it";
    if (published !== undefined && fellAfter(published, name))
      return "counts began anew after it: this is the last copy";
  }
  const source = await openHistograms(path);
  try {
    const covering = await covers(coverageOf(source), coverageOf(next));
    return covering.ok ? undefined : `${covering.reason}: this is the last copy`;
  } finally {
    await source.close();
  }
}

/** Later files may have more counts again, but not these. */
function fellAfter({ files, notes }: SubsystemReport, name: string): boolean {
  const next = files[files.findIndex((file) => file.name === name) + 1];
  return notes.some(({ code, file }) => code === "COUNTS_FELL" && file !== undefined && file === next?.name);
}

function coverageOf({ infos, read }: HistogramSource): Coverage {
  return {
    names: infos.map(({ name }) => name),
    read: async (name) => {
      if (!infos.some((info) => info.name === name)) return undefined;
      const hist = await read(name);
      return "kind" in hist ? hist : undefined;
    },
  };
}
