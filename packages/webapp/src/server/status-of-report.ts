import type { AlarmReport, SubsystemReport, TrendReport } from "@overwatch/core";
import type { AlarmState, Cause, SubsystemStatus } from "../shared/types.js";

const severity = { bad: 0, medium: 1, null: 2, good: 3 } as const;
const shown = 5;

/** Of reports that are held: every wall asks for the same ones. */
const known = new WeakMap<SubsystemReport, SubsystemStatus>();

/** What the wall shows of a subsystem. */
export function statusOfReport(report: SubsystemReport): SubsystemStatus {
  const found = known.get(report);
  if (found !== undefined) return found;
  const made = makeStatus(report);
  known.set(report, made);
  return made;
}

function makeStatus(report: SubsystemReport): SubsystemStatus {
  const { subsystem, quality, coverage, endOfRun, files, hists, failures, nEvents } = report;
  return {
    subsystem,
    quality,
    coverage,
    lastData: endOfRun,
    files: files.length,
    hists: hists.length,
    failures: failures.length,
    nEvents,
    worst: raised(report)
      .slice(0, shown)
      .map((alarm) => toCause(report, alarm)),
  };
}

/** The alarms of a report, worst first; without `all` only what raises. */
export function alarmStates(report: SubsystemReport, all: boolean): AlarmState[] {
  const { run, subsystem, endOfRun } = report;
  const alarms = all ? bySeverity(report.alarms) : raised(report);
  return alarms.map((alarm) => ({ ...alarm, ...toCause(report, alarm), run, subsystem, time: endOfRun }));
}

function raised({ alarms }: SubsystemReport): readonly AlarmReport[] {
  return bySeverity(alarms.filter(({ flag }) => flag === "bad" || flag === "medium"));
}

function bySeverity(alarms: readonly AlarmReport[]): readonly AlarmReport[] {
  return [...alarms].sort((a, b) => severity[a.flag] - severity[b.flag]);
}

function toCause(report: SubsystemReport, { id, on, flag, message }: AlarmReport): Cause {
  const hist = histOf(report, on);
  return { id, on, flag, message, ...(hist === undefined ? {} : { hist }) };
}

/** The histogram that shows what an alarm judges: itself, that of its trend, or the worst of its group. */
function histOf({ hists, trends, groups }: SubsystemReport, on: string): string | undefined {
  if (hists.some(({ name }) => name === on)) return on;
  const trend: TrendReport | undefined = trends.find(({ id }) => id === on);
  if (trend !== undefined) return hists.some(({ name }) => name === trend.hist) ? trend.hist : undefined;
  const group = groups.find(({ name }) => name === on);
  const members = new Set(group?.hists);
  return hists.filter(({ name }) => members.has(name)).sort((a, b) => severity[a.quality] - severity[b.quality])[0]
    ?.name;
}
