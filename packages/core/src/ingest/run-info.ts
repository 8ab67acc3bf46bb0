import { CORE_SCHEMA, dump, load } from "js-yaml";
import { readText, writeAtomically } from "../disk/index.js";

/** `runInfo.yaml`: what cannot be derived from the files of a run, because moving drops it from their names. */
export interface RunInfo {
  readonly hltMode: string;
  /** Time and received name of the file that the mode is from; absent when a person wrote the mode. */
  readonly from?: { readonly time: number; readonly file: string };
}

export const RUN_INFO = "runInfo.yaml";

/** The run info in a folder; mode `U` when there is none or it says nothing that can be used. */
export async function readRunInfo(path: string): Promise<RunInfo> {
  const text = await readText(path);
  return text === undefined ? { hltMode: "U" } : parseRunInfo(text);
}

export async function writeRunInfo(path: string, info: RunInfo): Promise<void> {
  await writeAtomically(path, dump(info.from === undefined ? { hltMode: info.hltMode } : { ...info }));
}

/**
 * The mode of a run is that of its earliest file by time (then by name): an earlier one that arrives late changes it,
 * so that the order of arrival does not matter.
 */
export function foldMode(known: RunInfo | undefined, file: { hltMode: string; time: number; name: string }): RunInfo {
  const candidate: RunInfo = { hltMode: file.hltMode, from: { time: file.time, file: file.name } };
  if (known === undefined) return candidate;
  if (known.from === undefined) return known; // a person's decision, or a run from before: it stays
  const { time, file: name } = known.from;
  return file.time < time || (file.time === time && file.name < name) ? candidate : known;
}

export function parseRunInfo(text: string): RunInfo {
  let value: unknown;
  try {
    value = load(text, { schema: CORE_SCHEMA });
  } catch {
    return { hltMode: "U" };
  }
  if (typeof value !== "object" || value === null) return { hltMode: "U" };
  const { hltMode, from } = value as { hltMode?: unknown; from?: unknown };
  const mode = typeof hltMode === "string" && /^[A-Za-z]{1,32}$/.test(hltMode) ? hltMode.toUpperCase() : "U";
  if (typeof from !== "object" || from === null) return { hltMode: mode };
  const { time, file } = from as { time?: unknown; file?: unknown };
  return typeof time === "number" && typeof file === "string"
    ? { hltMode: mode, from: { time, file } }
    : { hltMode: mode };
}
