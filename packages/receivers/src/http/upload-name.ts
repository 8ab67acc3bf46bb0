import type { IncomingHttpHeaders } from "node:http";
import { formatReceivedName, isSubsystemCode } from "@overwatch/core/names";
import { uploadInvalid } from "../errors/catalogue.js";

const latest = 253_402_300_799; // the last second of the year 9999

/**
 * The name of an upload from its headers: `runNumber`, `timeStamp` (Unix seconds), `amoreAgent` (a subsystem, default DQM).
 * Throws `UPLOAD_INVALID` for what is missing or none (WART 68); `dataStatus` is checked and not used.
 */
export function uploadName(headers: IncomingHttpHeaders, timeZone: string | undefined): string {
  const run = wholeNumber(headers, "runNumber", 999_999_999_999_999);
  const time = wholeNumber(headers, "timeStamp", latest);
  if (run === undefined) throw uploadInvalid("the header runNumber", "none");
  if (time === undefined) throw uploadInvalid("the header timeStamp with Unix seconds", "none");
  wholeNumber(headers, "dataStatus", 2);
  const agent = headers["amoreagent"] ?? "DQM";
  if (typeof agent !== "string" || !isSubsystemCode(agent)) {
    throw uploadInvalid("the code of a subsystem in the header amoreAgent: 2 to 12 capitals or digits", quoted(agent));
  }
  return padTime(formatReceivedName({ subsystem: agent, run, hltMode: "DQM", time }, timeZone));
}

function wholeNumber(headers: IncomingHttpHeaders, name: string, most: number): number | undefined {
  const text = headers[name.toLowerCase()];
  if (text === undefined) return undefined;
  const value = typeof text === "string" && /^\d{1,15}$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (!(value <= most)) throw uploadInvalid(`a whole number from 0 to ${most} in the header ${name}`, quoted(text));
  return value;
}

/** This receiver has always written times with leading zeros. */
function padTime(name: string): string {
  return name.replace(/(_\d{4})((?:_\d{1,2}){5})/, (_, year: string, rest: string) => {
    const fields = rest.slice(1).split("_");
    return [year, ...fields.map((field) => field.padStart(2, "0"))].join("_");
  });
}

function quoted(value: unknown): string {
  return JSON.stringify(String(value).slice(0, 80));
}
