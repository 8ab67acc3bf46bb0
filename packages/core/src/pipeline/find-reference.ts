import { join } from "node:path";
import { listRuns, RUN_INFO, readRunInfo } from "../ingest/index.js";
import { runFolder } from "../model/names/stored-name.js";
import { readReport } from "../outputs/index.js";

/** Whose processed histograms are compared with: a run's, or those of the newest earlier run that was good. */
export type ReferenceWanted = number | "previous run";

/** A reference that was found. */
export interface FoundReference {
  readonly run: number;
  /** Absolute path of the processed file. */
  readonly path: string;
}

/** More runs are not looked at for one that is good. */
const mostRuns = 200;
/** Less is not known well enough to compare with. */
const leastCoverage = 0.5;

/**
 * Finds the processed histograms of a reference: those of the given run, or by rule those of the newest earlier run of the same
 * HLT mode that was good, with more than half of its histograms judged. Undefined when there is none.
 */
export async function findReference(
  dataFolder: string,
  { run, subsystem, hltMode }: { readonly run: number; readonly subsystem: string; readonly hltMode: string },
  wanted: ReferenceWanted,
): Promise<FoundReference | undefined> {
  if (typeof wanted === "number") return (await processedOf(dataFolder, wanted, subsystem, () => true))?.found;
  const earlier = (await listRuns(dataFolder)).filter((other) => other < run).reverse();
  for (const other of earlier.slice(0, mostRuns)) {
    const info = await readRunInfo(join(dataFolder, runFolder(other), RUN_INFO));
    if (info.hltMode !== hltMode) continue;
    const candidate = await processedOf(
      dataFolder,
      other,
      subsystem,
      ({ quality, coverage }) => quality === "good" && coverage > leastCoverage,
    );
    if (candidate !== undefined) return candidate.found;
  }
  return undefined;
}

async function processedOf(
  dataFolder: string,
  run: number,
  subsystem: string,
  suits: (report: { readonly quality: string; readonly coverage: number }) => boolean,
): Promise<{ readonly found: FoundReference } | undefined> {
  const folder = join(dataFolder, runFolder(run), subsystem);
  const report = await readReport(folder);
  if (report?.processedFile === undefined || !suits(report)) return undefined;
  return { found: { run, path: join(folder, report.processedFile) } };
}
