import type { FileFlags } from "../model/report.js";
import type { ReceivedFile } from "../model/run.js";
import type { Trend } from "../model/trend.js";
import { alarmsOfFiles, flagsOfFile } from "./flags-of-file.js";
import type { Judged } from "./stages/call-alarm.js";
import { usableEvents } from "./stages/count-events.js";
import { judge } from "./stages/judge.js";
import type { ShownState, SubsystemProcess } from "./subsystem-process.js";

/** What alarms look at, from the state at the time of the last of `files`. */
export function judgedOf(
  { plan, hists, nEvents }: ShownState,
  trends: readonly Trend[],
  files: readonly ReceivedFile[],
  failures: number,
  { detector, references }: SubsystemProcess,
): Judged {
  return {
    detector,
    reference: references.get,
    hists,
    alarmIds: new Map([...plan.hists].map(([name, { alarmIds }]) => [name, alarmIds])),
    groups: new Map(plan.groups.map(({ name, hists: members }) => [name, members])),
    trends,
    failures,
    nEvents: usableEvents(nEvents),
    files: files.map(({ time }) => time),
  };
}

/**
 * What the alarms say at a file that is not the newest, `files` being all up to it. A check that fails there is unknown
 * there and no failure of the report: so a report does not depend on when its files came.
 */
export function judgeFile(
  shown: ShownState,
  trends: readonly Trend[],
  files: readonly ReceivedFile[],
  process: SubsystemProcess,
): FileFlags | undefined {
  const file = files.at(-1);
  const alarms = alarmsOfFiles(process.monitoring.alarms);
  if (file === undefined || alarms.length === 0) return undefined;
  const before = process.failures.take();
  const reports = judge(alarms, judgedOf(shown, trends, files, 0, process));
  process.failures.take();
  for (const failure of before) process.failures.add(failure);
  return flagsOfFile(file, reports, new Set(alarms.map(({ id }) => id)));
}
