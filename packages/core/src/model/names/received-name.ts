import { type TimeFields, timeText, unixTime } from "./civil-time.js";

/** What the name of a file tells, as a receiver writes it into the data folder. */
export interface ReceivedName {
  readonly subsystem: string;
  readonly run: number;
  /** Upper case; `U` when the name has none. */
  readonly hltMode: string;
  /** Unix time, seconds. */
  readonly time: number;
  /** The time as the name spells it, `Z` behind it when it is UTC. */
  readonly timeText: string;
}

/** A name that is no received file: "name" does not fit the grammar, "time" fits but is no date. */
export type NotReceived = { readonly reason: "name" | "time" };

/** How receivers spell names. The parts are named groups of the pattern. */
export interface FileNameGrammar {
  /**
   * Must match the whole name. Groups `subsystem`, `run`, `year`, `month`, `day`, `hour`, `minute`, `second` are needed;
   * `mode` and `utc` are optional: any text in `utc` means that the time is UTC and not of the configured zone.
   */
  readonly pattern: RegExp;
}

/**
 * `{SYS}histos_{run}_{mode}_{Y}_{M}_{D}_{h}_{m}_{s}.root`, and the same with `Z` behind the seconds for UTC.
 * Codes have 2 to 12 capitals or digits, a letter first; run numbers up to 15 digits; any letters are a mode.
 */
export const aliceGrammar: FileNameGrammar = {
  pattern:
    /^(?<subsystem>[A-Z][A-Z0-9]{1,11})histos_(?<run>\d{1,15})_(?<mode>[A-Za-z]*)_(?<year>\d{4})_(?<month>\d{1,2})_(?<day>\d{1,2})_(?<hour>\d{1,2})_(?<minute>\d{1,2})_(?<second>\d{1,2})(?<utc>Z?)\.root$/,
};

const code = /^[A-Z][A-Z0-9]{1,11}$/;

/** The parts of a received file's name, or why it is none. */
export function parseReceivedName(
  name: string,
  grammar: FileNameGrammar,
  timeZone: string,
): ReceivedName | NotReceived {
  const groups = grammar.pattern.exec(name)?.groups;
  if (groups === undefined) return { reason: "name" };
  const { subsystem = "", run = "", mode = "", utc = "" } = groups;
  const fields = timeFields(groups);
  if (fields === undefined || !code.test(subsystem) || !/^\d{1,15}$/.test(run)) return { reason: "name" };
  const time = unixTime(fields, utc === "" ? timeZone : "UTC");
  if (time === undefined) return { reason: "time" };
  return {
    subsystem,
    run: Number(run),
    hltMode: mode === "" ? "U" : mode.toUpperCase(),
    time,
    timeText: `${fields.join("_")}${utc === "" ? "" : "Z"}`,
  };
}

function timeFields(groups: Readonly<Record<string, string | undefined>>): TimeFields | undefined {
  const { year, month, day, hour, minute, second } = groups;
  if (!year || !month || !day || !hour || !minute || !second) return undefined;
  const fields: TimeFields = [year, month, day, hour, minute, second];
  return fields.every((field) => /^\d{1,4}$/.test(field)) ? fields : undefined;
}

/**
 * The name under which a receiver stores a file of `time` (Unix seconds): UTC and marked as such, or wall-clock time in `zone`.
 * `parseReceivedName` reads it back.
 */
export function formatReceivedName(parts: Pick<ReceivedName, "subsystem" | "run" | "hltMode" | "time">, zone?: string) {
  const { subsystem, run, hltMode, time } = parts;
  const text = zone === undefined ? `${timeText(time, "UTC")}Z` : timeText(time, zone);
  return `${subsystem}histos_${run}_${hltMode}_${text}.root`;
}

/** Whether a text is the code of a subsystem: 2 to 12 capitals or digits, a letter first. */
export function isSubsystemCode(text: string): boolean {
  return code.test(text);
}
