import type { AlarmReport, FileFlags, SubsystemReport } from "../model/report.js";
import type { TrendPoint } from "../model/trend.js";
import type { AlarmSpec } from "../plugins/contract.js";
import { flagsOfFile } from "./flags-of-file.js";
import type { Judged } from "./stages/call-alarm.js";
import { judge } from "./stages/judge.js";
import type { SubsystemProcess } from "./subsystem-process.js";
import { createTrendsSoFar } from "./trends-so-far.js";

/**
 * What changed alarms would have said, from the points of a published report alone; undefined when one of them looks at
 * more than trends. Its flags are those of the changed alarms only.
 */
export function replayPoints(process: SubsystemProcess): SubsystemReport | undefined {
  const { replay } = process.work;
  if (replay?.alarms === undefined) return undefined;
  const ids = new Set(replay.alarms);
  const alarms = process.monitoring.alarms.filter(({ id }) => ids.has(id));
  if (!alarms.every(({ on }) => "trends" in on)) return undefined;
  const { published } = replay;
  const trends = createTrendsSoFar(published.subsystem, process.monitoring.trends);
  const pointsOf = pointsByFile(published);
  const flags: FileFlags[] = [];
  let newest: readonly AlarmReport[] = [];
  for (const file of published.files) {
    trends.add(pointsOf(file.name));
    // Alarms on trends look at no other file.
    newest = judgeAt(alarms, trends.now(), [file], process);
    flags.push(flagsOfFile(file, newest, ids));
  }
  return { ...published, alarms: newest, flags, failures: process.failures.take() };
}

function judgeAt(
  alarms: readonly AlarmSpec[],
  trends: Judged["trends"],
  files: readonly { readonly time: number }[],
  { detector }: SubsystemProcess,
): readonly AlarmReport[] {
  return judge(alarms, {
    detector,
    hists: new Map(),
    alarmIds: new Map(),
    groups: new Map(),
    trends,
    failures: 0,
    nEvents: undefined,
    files: files.map(({ time }) => time),
  });
}

function pointsByFile({ trends }: SubsystemReport): (file: string) => ReadonlyMap<string, TrendPoint> {
  const byFile = new Map<string, Map<string, TrendPoint>>();
  for (const { id, files, points } of trends) {
    for (const [at, file] of files.entries()) {
      const point = points[at];
      if (point === undefined) continue;
      const known = byFile.get(file);
      if (known === undefined) byFile.set(file, new Map([[id, point]]));
      else known.set(id, point);
    }
  }
  return (file) => byFile.get(file) ?? new Map();
}
