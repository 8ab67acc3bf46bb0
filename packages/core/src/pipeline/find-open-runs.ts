import type { Config } from "../config/index.js";
import type { Inventory } from "../store/store.js";
import { areUnchanged, type FolderTimes } from "./folder-times.js";

/** What a pass is asked for. */
export interface PassRequest {
  /** Only these runs, which the report then holds in any case; default all. */
  readonly runs?: readonly number[];
  /** Process again what is up to date. */
  readonly force?: boolean;
  /** How many of the newest runs the report holds although nothing changed in them. Default 0. */
  readonly unchanged?: number;
}

export interface OpenRunsGiven {
  readonly dataFolder: string;
  /** Runs that have a folder, ascending. */
  readonly runs: readonly number[];
  readonly inventory: readonly Inventory[];
  readonly config: Pick<Config, "reprocess" | "forceReprocessing" | "forceReprocessRuns">;
  readonly request: PassRequest;
  /** Today's basis of a subsystem. */
  readonly basisOf: (subsystem: string) => string;
}

/** A run to look at, and whether it is processed even if its key says that nothing changed. */
export interface OpenRun {
  readonly run: number;
  readonly force: boolean;
}

/**
 * The runs that a pass looks at, newest first: those whose folders changed since they were published, those that another
 * code or configuration made (within `reprocess`), and those asked for. Costs a few stats per known run, no listing.
 */
export function findOpenRuns(given: OpenRunsGiven): readonly OpenRun[] {
  const { runs, inventory, config, request, dataFolder, basisOf } = given;
  const known = new Map<number, Inventory[]>();
  for (const row of inventory) {
    const rows = known.get(row.run);
    if (rows === undefined) known.set(row.run, [row]);
    else rows.push(row);
  }
  const wanted = request.runs === undefined ? runs : runs.filter((run) => request.runs?.includes(run));
  const redo = staleRuns(runs, config.reprocess);
  return wanted.toReversed().flatMap((run): OpenRun[] => {
    if (request.force || config.forceReprocessing || config.forceReprocessRuns.includes(run))
      return [{ run, force: true }];
    // Whoever names a run wants it looked at: what it is compared with may have changed, which no folder of it tells.
    if (request.runs !== undefined) return [{ run, force: false }];
    const rows = known.get(run) ?? [];
    const isStale = redo(run) && rows.some(({ subsystem, basis }) => basis !== basisOf(subsystem));
    return isStale || !areUnchanged(dataFolder, foldersIn(rows)) ? [{ run, force: false }] : [];
  });
}

/** A changed plug-in makes results stale, not wrong: how many of the newest runs are redone is the deployment's to say. */
function staleRuns(runs: readonly number[], reprocess: Config["reprocess"]): (run: number) => boolean {
  if (reprocess === "all") return () => true;
  if (reprocess === "never") return () => false;
  const last = new Set(reprocess.last === 0 ? [] : runs.slice(-reprocess.last));
  return (run) => last.has(run);
}

/** A row without recorded folders makes the run open. */
function foldersIn(rows: readonly Inventory[]): FolderTimes {
  if (rows.some(({ folders }) => Object.keys(folders).length === 0)) return {};
  return Object.assign({}, ...rows.map(({ folders }) => folders));
}
