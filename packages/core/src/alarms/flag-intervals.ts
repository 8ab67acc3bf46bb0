import type { Quality } from "../model/quality.js";
import type { FileFlags, SubsystemReport } from "../model/report.js";

/** A time in which the quality of a subsystem, or of one alarm, was the same. */
export interface FlagInterval {
  readonly run: number;
  readonly subsystem: string;
  /** Of an alarm its id and what it judges; absent: of the whole subsystem. */
  readonly alarm?: string;
  readonly on?: string;
  /** Unix seconds; from inclusive, to exclusive, but for the last one of a run, which ends with its newest file. */
  readonly from: number;
  readonly to: number;
  readonly flag: Quality;
  readonly message?: string;
}

/** How flags over time are made. */
export interface IntervalOptions {
  /** A time without files that is longer is unknown, seconds. Default 300. */
  readonly gap?: number;
}

/**
 * Quality over time of one run: what a file says holds from the file before on, because its data came since then. Where files
 * are missing for longer than the gap, nothing is known.
 */
export function flagIntervals(report: SubsystemReport, { gap = 300 }: IntervalOptions = {}): readonly FlagInterval[] {
  const { run, subsystem, flags } = report;
  const whole = intervalsOf(flags, gap, ({ quality, raised }) => ({ flag: quality, message: raised[0]?.message }));
  const alarms = new Map<string, { readonly alarm: string; readonly on: string }>();
  for (const { raised } of flags)
    for (const { id, on } of raised) alarms.set(JSON.stringify([id, on]), { alarm: id, on });
  const single = [...alarms.values()].flatMap(({ alarm, on }) =>
    intervalsOf(flags, gap, (at) => flagOf(at, alarm, on)).map((interval) => ({ alarm, on, ...interval })),
  );
  return [...whole, ...single].map((interval) => ({ run, subsystem, ...interval }));
}

type Part = Pick<FlagInterval, "from" | "to" | "flag" | "message">;

function intervalsOf(
  flags: readonly FileFlags[],
  gap: number,
  look: (at: FileFlags) => { readonly flag: Quality; readonly message: string | undefined },
): readonly Part[] {
  const parts: { from: number; to: number; flag: Quality; message?: string }[] = [];
  let before: number | undefined;
  for (const at of flags) {
    const { flag, message } = look(at);
    const from = before ?? at.time;
    if (before !== undefined && at.time - before > gap)
      add(parts, { from: before, to: at.time, flag: "null", message: "no data" });
    else add(parts, { from, to: at.time, flag, ...(message !== undefined && flag !== "good" ? { message } : {}) });
    // Behind a gap the file itself is known from its own time on.
    if (before !== undefined && at.time - before > gap) {
      add(parts, {
        from: at.time,
        to: at.time,
        flag,
        ...(message !== undefined && flag !== "good" ? { message } : {}),
      });
    }
    before = at.time;
  }
  return parts;
}

function add(parts: { from: number; to: number; flag: Quality; message?: string }[], next: Part): void {
  const last = parts.at(-1);
  if (last !== undefined && last.flag === next.flag) last.to = next.to;
  else
    parts.push({ ...next, ...(next.message === undefined ? {} : { message: next.message }) } as (typeof parts)[number]);
}

function flagOf({ raised, unknown }: FileFlags, alarm: string, on: string) {
  const found = raised.find((each) => each.id === alarm && each.on === on);
  if (found !== undefined) return { flag: found.flag, message: found.message };
  const flag: Quality = unknown.some(([id, subject]) => id === alarm && subject === on) ? "null" : "good";
  return { flag, message: undefined };
}

/** Comma-separated values with a line of names. Times are Unix seconds. */
export function intervalsCsv(intervals: readonly FlagInterval[]): string {
  const rows = intervals.map(({ run, subsystem, alarm = "", on = "", from, to, flag, message = "" }) =>
    [run, subsystem, alarm, on, from, to, flag, message].map(cell).join(","),
  );
  return ["run,subsystem,alarm,on,from,to,flag,message", ...rows].map((row) => `${row}\n`).join("");
}

function cell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
