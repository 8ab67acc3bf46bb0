import { join } from "node:path";
import type { Config } from "../config/index.js";
import { subsystemFailed } from "../errors/catalogue.js";
import { isOverwatchError } from "../errors/index.js";
import type { Logger } from "../log/index.js";
import { runFolder } from "../model/names/stored-name.js";
import type { PassReport, PassRun, PassSubsystem } from "../model/report.js";
import { publishFiles, readOtherTrends } from "../outputs/index.js";
import type { Candidate } from "../plugins/outcome.js";
import type { Store } from "../store/store.js";
import { keepOtherTrends } from "./keep-other-trends.js";
import type { Looked, LookedRun } from "./look-at-run.js";
import { passagesOf, receivedIn } from "./passages.js";
import type { SubsystemResult, SubsystemWork } from "./work.js";

/** Does the work of one (run, subsystem), in a thread of its own or here; rejects when it failed as a whole. */
export type RunSubsystem = (
  work: SubsystemWork,
  plugin: Candidate | undefined,
  /** Bytes of files by name, where they are at hand; others are read from the folder. May be shared between threads. */
  contents?: ReadonlyMap<string, Uint8Array>,
) => Promise<SubsystemResult>;

export interface RunEdges {
  readonly config: Pick<Config, "dataFolder">;
  readonly plugins: readonly Candidate[];
  readonly store: Store;
  readonly runSubsystem: RunSubsystem;
  readonly now: () => number;
  /** Asked before each publication; rejects when another process does it now. */
  readonly mayPublish?: () => Promise<void>;
  readonly log: Logger;
}

type Seconds = { -readonly [K in Exclude<keyof PassReport["seconds"], "total">]: number };

/**
 * Brings every subsystem of a run up to date and publishes it; what fails is a value, and the others go on. Plug-ins work
 * at the same time, each in its own thread; publications come one after the other, in the order of names.
 */
export async function processRun(
  { run, hltMode, subsystems }: LookedRun,
  force: boolean,
  seconds: Seconds,
  edges: RunEdges,
): Promise<PassRun> {
  const results = subsystems.map((looked) => startOne(looked, force, edges));
  const passed: PassSubsystem[] = [];
  for (const [index, looked] of subsystems.entries()) {
    try {
      const result = await results[index];
      passed.push(
        result === undefined
          ? await keep(looked, hltMode, edges)
          : await publish(looked, result, hltMode, seconds, edges),
      );
    } catch (error) {
      // A full disk stops all of them; a plug-in or a file only its own subsystem.
      if (isFatal(error)) throw error;
      const { code, message, hint } = isOverwatchError(error) ? error : subsystemFailed(run, looked.subsystem, error);
      edges.log.warn(`run ${run}, ${looked.subsystem}: ${message}`);
      passed.push({
        status: "failed",
        subsystem: looked.subsystem,
        error: { code, message, ...(hint === undefined ? {} : { hint }) },
      });
    }
  }
  return { run, hltMode, subsystems: passed };
}

/** Thinning changes no result and so no key, but the report says which files are gone. */
function isUpToDate(published: Looked["published"], work: SubsystemWork): boolean {
  const thinned = (files: SubsystemWork["files"] = []) => files.filter((file) => file.thinned).length;
  return published?.key === work.key && thinned(published.files) === thinned(work.files);
}

/** The work of one subsystem; undefined when its report says what it should. */
function startOne(
  { subsystem, published, work }: Looked,
  force: boolean,
  edges: RunEdges,
): Promise<SubsystemResult> | undefined {
  if (!force && isUpToDate(published, work)) return undefined;
  const { previous: _, ...afresh } = work;
  const plugin = edges.plugins.find(({ manifest }) => manifest.subsystem === subsystem);
  // Async, so that what throws at once is a rejection, too.
  const result = (async () => edges.runSubsystem(force ? afresh : work, plugin))();
  // Awaited in its turn: until then a rejection is nobody's surprise.
  result.catch(() => {});
  return result;
}

/** The report is the truth; a crash may have left the index behind it. */
async function keep(
  { published, work, subsystem }: Looked,
  hltMode: string,
  { store, config }: RunEdges,
): Promise<PassSubsystem> {
  if (published === undefined) throw new Error(`no report of run ${work.run}, ${subsystem}`);
  const indexed = await store.report(work.run, subsystem);
  if (indexed?.key !== published.key) {
    const otherTrends = await readOtherTrends(join(config.dataFolder, runFolder(work.run), subsystem));
    await store.publish({ hltMode, report: published, folders: {}, otherTrends });
  }
  return { status: "unchanged", report: published };
}

async function publish(
  { subsystem, work, published }: Looked,
  { report: made, outputs, times, seconds: spent }: SubsystemResult,
  hltMode: string,
  seconds: Seconds,
  edges: RunEdges,
): Promise<PassSubsystem> {
  seconds.read += spent.read;
  seconds.hooks += spent.hooks;
  const from = edges.now();
  const folder = join(edges.config.dataFolder, runFolder(work.run), subsystem);
  const newest = work.files.at(-1)?.name ?? "";
  const passages = await passagesOf(work.files, published, times, receivedIn(work.folder), from / 1000);
  const report = { ...made, madeBy: { ...made.madeBy, passages } };
  await edges.mayPublish?.();
  const otherTrends = await keepOtherTrends(folder, published, report);
  await publishFiles(folder, report, outputs, join(work.folder, newest), edges.now());
  const replaces = published && { replaces: published };
  await edges.store.publish({ hltMode, report, folders: {}, otherTrends, ...replaces });
  seconds.publish += (edges.now() - from) / 1000;
  const late = lateFiles(work, published);
  return { status: "processed", report, ...(late.length > 0 && { late }) };
}

/** Files that came after a newer one had been processed. */
function lateFiles({ files }: SubsystemWork, published: Looked["published"]): readonly string[] {
  if (published === undefined) return [];
  const known = new Set(published.files.map(({ name }) => name));
  return files.filter(({ name, time }) => !known.has(name) && time < published.endOfRun).map(({ name }) => name);
}

const fatal = ["ENOSPC", "EROFS", "EDQUOT", "EFBIG", "LOCK_LOST"];

/** What concerns the whole machine is not the failure of one subsystem. */
function isFatal(error: unknown): boolean {
  return error instanceof Error && "code" in error && fatal.includes(String(error.code));
}
