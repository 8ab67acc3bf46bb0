import { worst } from "../model/quality.js";
import type { AlarmReport, FileFlags } from "../model/report.js";
import type { ReceivedFile } from "../model/run.js";
import type { AlarmSpec } from "../plugins/contract.js";

/**
 * The alarms that judge each file. Those of the subsystem as a whole, and those that look at such ones, judge the newest
 * state only: they count failures, which are not known of histograms that earlier files are not asked for.
 */
export function alarmsOfFiles(alarms: readonly AlarmSpec[]): readonly AlarmSpec[] {
  const left = new Set(alarms.filter(({ on }) => "subsystem" in on).map(({ id }) => id));
  for (let before = -1; before < left.size; ) {
    before = left.size;
    for (const { id, on } of alarms) if ("alarms" in on && on.alarms.some((target) => left.has(target))) left.add(id);
  }
  return alarms.filter(({ id }) => !left.has(id));
}

/** What verdicts come to at the time of one file; those of other alarms than `ids` are left out. */
export function flagsOfFile(
  { name, time }: ReceivedFile,
  reports: readonly AlarmReport[],
  ids: ReadonlySet<string>,
): FileFlags {
  const own = reports.filter(({ id }) => ids.has(id));
  return {
    file: name,
    time,
    quality: worst(own.map(({ flag }) => flag)),
    known: own.filter(({ flag }) => flag !== "null").length,
    of: own.length,
    unknown: own.filter(({ flag }) => flag === "null").map(({ id, on }) => [id, on]),
    raised: own
      .filter(({ flag }) => flag === "medium" || flag === "bad")
      .map(({ id, on, flag, message, notify, help }) => ({
        id,
        on,
        flag,
        message,
        ...(notify === undefined ? {} : { notify }),
        ...(help === undefined ? {} : { help }),
      })),
  };
}
