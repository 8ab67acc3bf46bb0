import { join } from "node:path";
import type { Config } from "../config/index.js";
import { subsystemFailed } from "../errors/catalogue.js";
import { isOverwatchError } from "../errors/index.js";
import type { Logger } from "../log/index.js";
import { runFolder } from "../model/names/stored-name.js";
import type { PassReport, PassRun, PassSubsystem } from "../model/report.js";
import { publishFiles } from "../outputs/index.js";
import type { Candidate } from "../plugins/outcome.js";
import type { Store } from "../store/store.js";
import type { Looked, LookedRun } from "./look-at-run.js";
import type { SubsystemResult, SubsystemWork } from "./work.js";

/** Does the work of one (run, subsystem), in a thread of its own or here; rejects when it failed as a whole. */
export type RunSubsystem = (work: SubsystemWork, plugin: Candidate | undefined) => Promise<SubsystemResult>;

export interface RunEdges {
  readonly config: Pick<Config, "dataFolder">;
  readonly plugins: readonly Candidate[];
  readonly store: Store;
  readonly runSubsystem: RunSubsystem;
  readonly now: () => number;
  readonly log: Logger;
}

type Seconds = { -readonly [K in Exclude<keyof PassReport["seconds"], "total">]: number };

/** Brings every subsystem of a run up to date and publishes it; what fails is a value, and the next one goes on. */
export async function processRun(
  { run, hltMode, subsystems }: LookedRun,
  force: boolean,
  seconds: Seconds,
  edges: RunEdges,
): Promise<PassRun> {
  const passed: PassSubsystem[] = [];
  for (const looked of subsystems) {
    try {
      passed.push(await processOne(looked, hltMode, force, seconds, edges));
    } catch (error) {
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

async function processOne(
  { subsystem, published, work }: Looked,
  hltMode: string,
  force: boolean,
  seconds: Seconds,
  edges: RunEdges,
): Promise<PassSubsystem> {
  if (!force && published?.key === work.key) {
    // The report is the truth; a crash may have left the index behind it.
    const indexed = await edges.store.report(work.run, subsystem);
    if (indexed?.key !== published.key) await edges.store.publish({ hltMode, report: published, folders: {} });
    return { status: "unchanged", report: published };
  }
  const { previous: _, ...afresh } = work;
  const plugin = edges.plugins.find(({ manifest }) => manifest.subsystem === subsystem);
  const result = await edges.runSubsystem(force ? afresh : work, plugin);
  seconds.read += result.seconds.read;
  seconds.hooks += result.seconds.hooks;

  const from = edges.now();
  const folder = join(edges.config.dataFolder, runFolder(work.run), subsystem);
  const newest = work.files.at(-1)?.name ?? "";
  await publishFiles(folder, result.report, result.outputs, join(work.folder, newest), edges.now());
  await edges.store.publish({ hltMode, report: result.report, folders: {} });
  seconds.publish += (edges.now() - from) / 1000;
  return { status: "processed", report: result.report };
}

/** What concerns the whole machine is not the failure of one subsystem. */
function isFatal(error: unknown): boolean {
  return error instanceof Error && "code" in error && ["ENOSPC", "EROFS", "EDQUOT"].includes(String(error.code));
}
