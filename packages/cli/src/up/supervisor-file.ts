import { join } from "node:path";
import { readText, writeAtomically } from "@overwatch/core/disk";
import type { PartState } from "./part.js";

/** What `overwatch up` leaves for others to see how its parts are. */
export interface SupervisorFile {
  readonly format: "overwatch-supervisor-1";
  readonly pid: number;
  /** Unix seconds. */
  readonly startedAt: number;
  readonly parts: readonly PartState[];
}

const path = (stateFolder: string) => join(stateFolder, "supervisor.json");

/** Writes the states beside the databases, whole or not at all. */
export function writeSupervisorFile(stateFolder: string, file: SupervisorFile): Promise<void> {
  return writeAtomically(path(stateFolder), `${JSON.stringify(file)}\n`);
}

/** The states of the last `overwatch up`; undefined where there was none, or the file is none of ours. */
export async function readSupervisorFile(stateFolder: string): Promise<SupervisorFile | undefined> {
  try {
    const value = JSON.parse((await readText(path(stateFolder))) ?? "null") as SupervisorFile | null;
    return value?.format === "overwatch-supervisor-1" && Array.isArray(value.parts) ? value : undefined;
  } catch {
    return undefined;
  }
}
