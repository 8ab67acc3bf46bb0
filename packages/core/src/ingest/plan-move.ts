import { type FileNameGrammar, parseReceivedName } from "../model/names/received-name.js";
import { storedName } from "../model/names/stored-name.js";
import type { SpoolEntry } from "./list-spool.js";

/** HLT mode of a replay of old data: filed, not processed. */
const REPLAY = "E";

export interface IngestRules {
  readonly grammar: FileNameGrammar;
  readonly timeZone: string;
  /** Whether files of a subsystem are wanted. */
  readonly accepts: (subsystem: string) => boolean;
}

/** Where a received file belongs, if its contents can be used. */
export interface PlannedMove {
  readonly name: string;
  readonly run: number;
  readonly subsystem: string;
  readonly hltMode: string;
  readonly time: number;
  readonly replay: boolean;
  readonly target: string;
}

/** What to do with an entry of the data folder, by name alone. */
export type SpoolDecision =
  | { readonly action: "move"; readonly move: PlannedMove }
  | { readonly action: "ignore"; readonly name: string; readonly reason: string };

export function planMove(entry: SpoolEntry, { grammar, timeZone, accepts }: IngestRules): SpoolDecision {
  const { name } = entry;
  const ignore = (reason: string): SpoolDecision => ({ action: "ignore", name, reason });
  const parsed = parseReceivedName(name, grammar, timeZone);
  if ("reason" in parsed) {
    return ignore(parsed.reason === "time" ? "the time in the name is no date" : "the name does not fit the grammar");
  }
  if (entry.type === "other") return ignore(entry.why);
  const { subsystem, run, hltMode, time, timeText } = parsed;
  if (!accepts(subsystem)) return ignore(`no plug-in and no entry in subsystemList for ${subsystem}`);
  return {
    action: "move",
    move: { name, run, subsystem, hltMode, time, replay: hltMode === REPLAY, target: storedName(subsystem, timeText) },
  };
}
