import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { readRunInfo } from "@overwatch/core/ingest";
import { isSubsystemCode, parseStoredName, runFolder } from "@overwatch/core/names";

/** A file of an old run, and the name under which it comes again. */
export interface ReplayFile {
  readonly path: string;
  readonly name: string;
  /** Unix seconds. */
  readonly time: number;
}

/** Which run comes again, and as what. */
export interface ReplayPlan {
  /** The data folder that the run is in. */
  readonly from: string;
  readonly run: number;
  /** The number that it gets; default: its own. */
  readonly as?: number;
  /** The HLT mode that it gets, letters; "" keeps its own. Default `REPLAY`, so that everybody sees what it is. */
  readonly mode?: string;
  /** Of the times in names that are not UTC. */
  readonly timeZone: string;
}

/** The mode that marks a replay. */
export const REPLAY_MODE = "REPLAY";

/**
 * The received files of a run in order of their times, whatever their subsystems (WART 70). What is derived, empty or no
 * received file is left out. Rejects with the system's error when the run is not there.
 */
export async function planReplay({ from, run, as = run, mode, timeZone }: ReplayPlan): Promise<readonly ReplayFile[]> {
  const folder = join(from, runFolder(run));
  const { hltMode } = await readRunInfo(join(folder, "runInfo.yaml"));
  const shown = mode === "" ? hltMode : (mode ?? REPLAY_MODE);
  const files: ReplayFile[] = [];
  for (const subsystem of await readdir(folder)) {
    if (!isSubsystemCode(subsystem)) continue;
    for (const stored of await readdir(join(folder, subsystem))) {
      const parsed = parseStoredName(stored, timeZone);
      if (parsed?.subsystem !== subsystem) continue;
      const path = join(folder, subsystem, stored);
      const found = await lstat(path);
      if (!found.isFile() || found.size === 0) continue;
      const timeText = stored.slice(`${subsystem}hists.`.length, -".root".length);
      files.push({ path, name: `${subsystem}histos_${as}_${shown}_${timeText}.root`, time: parsed.time });
    }
  }
  return files.sort((a, b) => a.time - b.time || (a.name < b.name ? -1 : 1));
}
