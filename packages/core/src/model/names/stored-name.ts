import { type TimeFields, unixTime } from "./civil-time.js";

/** What the name of a file in its run's folder tells. */
export interface StoredName {
  readonly subsystem: string;
  /** Unix time, seconds. */
  readonly time: number;
}

const stored = /^([A-Z][A-Z0-9]{1,11})hists\.(\d{4})_(\d{1,2})_(\d{1,2})_(\d{1,2})_(\d{1,2})_(\d{1,2})(Z?)\.root$/;

/** Name of a received file in `Run{n}/{SYS}/`: the time text is that of the received name, letter by letter. */
export function storedName(subsystem: string, timeText: string): string {
  return `${subsystem}hists.${timeText}.root`;
}

/**
 * The parts of a stored file's name; undefined for everything else in the folder, derived files among it.
 *
 * @param timeOf - for who reads many names: one `createTimeReader` for all of them.
 */
export function parseStoredName(name: string, timeZone: string, timeOf = unixTime): StoredName | undefined {
  const match = stored.exec(name);
  if (match === null) return undefined;
  const [, subsystem = "", ...rest] = match;
  const time = timeOf(rest.slice(0, 6) as unknown as TimeFields, rest[6] === "Z" ? "UTC" : timeZone); // six groups
  return time === undefined ? undefined : { subsystem, time };
}

/** `hists.combined.{contributing files}.{Unix time of the newest}.root` */
export function combinedName(contributing: number, newest: number): string {
  return `hists.combined.${contributing}.${newest}.root`;
}

/** Folder of a run below the data folder. */
export function runFolder(run: number): string {
  return `Run${run}`;
}

/** The run number of a folder's name, undefined when it is another folder (WART 6: a name that merely contains `Run`). */
export function parseRunFolder(name: string): number | undefined {
  return /^Run(0|[1-9]\d{0,14})$/.test(name) ? Number(name.slice(3)) : undefined;
}
