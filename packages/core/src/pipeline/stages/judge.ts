import { type AlarmResult, type Quality, worst } from "../../model/quality.js";
import type { AlarmReport } from "../../model/report.js";
import type { Trend } from "../../model/trend.js";
import type { AlarmSpec } from "../../plugins/contract.js";
import { wildcard } from "../../plugins/match.js";
import { alarmReport, callAlarm, type Judged, tooFew, unknown } from "./call-alarm.js";
import { newestPoint, valuesBefore } from "./trend-values.js";

/**
 * Stage 10: quality flags with their reasons. Alarms on trends and histograms first, then on groups, the subsystem, and
 * last those that look at other alarms. What cannot be judged is "null", with the reason.
 */
export function judge(alarms: readonly AlarmSpec[], given: Judged): readonly AlarmReport[] {
  const reports: AlarmReport[] = [];
  const trends = new Map(given.trends.map((trend) => [trend.id, trend]));
  const namesOf = namesByAlarm(given);
  for (const alarm of alarms) {
    if ("trends" in alarm.on) reports.push(...judgeTrends(alarm, alarm.on.trends, trends, given));
    else if ("hists" in alarm.on) reports.push(...judgeHists(alarm, namesOf.get(alarm.id) ?? [], given));
  }
  const flags = flagsByHist(reports, given);
  for (const alarm of alarms) {
    if ("groups" in alarm.on) reports.push(...judgeGroups(alarm, alarm.on.groups, flags, given));
    else if ("subsystem" in alarm.on) reports.push(judgeSubsystem(alarm, flags, given));
  }
  judgeAlarms(alarms, reports, given);
  return reports;
}

/** The worst flag of each histogram: of its own alarms and of those on its trends; without any it is not in the map. */
export function flagsByHist(reports: readonly AlarmReport[], { hists, trends }: Judged): ReadonlyMap<string, Quality> {
  const histOf = new Map(trends.map(({ id, hist }) => [id, hist]));
  const flags = new Map<string, Quality>();
  for (const { on, flag } of reports) {
    const name = histOf.get(on) ?? (hists.has(on) ? on : undefined);
    if (name !== undefined) flags.set(name, worst([flag, flags.get(name) ?? "null"]));
  }
  return flags;
}

/** What `alarmIds` says, the other way round: names in their order. */
function namesByAlarm({ alarmIds }: Judged): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const [name, ids] of alarmIds) {
    for (const id of ids) {
      const known = names.get(id);
      if (known === undefined) names.set(id, [name]);
      else known.push(name);
    }
  }
  return names;
}

function judgeTrends(
  alarm: AlarmSpec,
  on: string | readonly string[] | RegExp,
  trends: ReadonlyMap<string, Trend>,
  given: Judged,
): AlarmReport[] {
  const wanted = on instanceof RegExp ? idsLike(on, alarm, given) : [on].flat().flatMap((id) => idsOf(id, given));
  return wanted.map((id) => {
    const trend = trends.get(id);
    const newest = trend && newestPoint(trend);
    if (trend === undefined || newest === undefined) return alarmReport(alarm, id, unknown("no point yet"));
    if (newest.time !== given.files.at(-1)) return alarmReport(alarm, id, unknown("no point for the newest file"));
    const few = tooFew(alarm, newest.entries);
    if (few !== undefined) return alarmReport(alarm, id, few);
    const previousValues = valuesBefore(trend, "lookBack" in alarm.use ? alarm.use.lookBack : 100);
    return callAlarm(alarm, id, { hist: trend, previousValues, value: newest.value }, [trend, previousValues], given);
  });
}

/** Ids of a name, in which * stands for any text. */
function idsOf(name: string, { trends }: Judged): readonly string[] {
  if (!name.includes("*")) return [name];
  const pattern = wildcard(name);
  return trends.filter(({ id }) => pattern(id)).map(({ id }) => id);
}

/** A pattern is code of the plug-in, too: it can run for ever. */
function idsLike(pattern: RegExp, { id }: AlarmSpec, { trends, detector }: Judged): readonly string[] {
  const own = new RegExp(pattern.source, pattern.flags);
  const outcome = detector.caller.call(
    { hook: "alarms", step: id },
    [],
    () => trends.filter((trend) => own.test(trend.id)).map((trend) => trend.id),
    (ids) => ids as readonly string[], // of our own filter
  );
  if (outcome.ok) return outcome.value;
  detector.failed(outcome.failure);
  return [];
}

function judgeHists(alarm: AlarmSpec, names: readonly string[], given: Judged): AlarmReport[] {
  // Only whole names can be missed: what a pattern stands for is what there is.
  const missed = "hists" in alarm.on ? wholeNames(alarm.on.hists).filter((name) => !names.includes(name)) : [];
  return [
    ...names.map((name) => judgeHist(alarm, name, given)),
    ...missed.map((name) => alarmReport(alarm, name, unknown("the histogram is missing"))),
  ];
}

function wholeNames(match: unknown): readonly string[] {
  return (Array.isArray(match) ? match : [match]).filter((name) => typeof name === "string" && !name.includes("*"));
}

function judgeHist(alarm: AlarmSpec, name: string, given: Judged): AlarmReport {
  const processed = given.hists.get(name);
  if (processed === undefined) return alarmReport(alarm, name, unknown("the histogram could not be read"));
  if (processed.ended) return alarmReport(alarm, name, unknown("a step of the histogram failed"));
  const { hist, canvas } = processed.container;
  const few = "entries" in hist ? tooFew(alarm, hist.entries) : undefined;
  if (few !== undefined) return alarmReport(alarm, name, few);
  const reference = given.reference?.(alarm, name);
  const lent = reference === undefined ? [hist, canvas] : [hist, canvas, reference];
  return callAlarm(alarm, name, { hist, canvas, reference }, lent, given);
}

function judgeGroups(
  alarm: AlarmSpec,
  on: string | readonly string[],
  flags: ReadonlyMap<string, Quality>,
  given: Judged,
): AlarmReport[] {
  return (typeof on === "string" ? [on] : on).map((name) => {
    const group = given.groups.get(name);
    if (group === undefined) return alarmReport(alarm, name, unknown("no histogram of the group is there"));
    const hist = new Map(group.map((member): [string, Quality] => [member, flags.get(member) ?? "null"]));
    return callAlarm(alarm, name, { hist }, [hist], given);
  });
}

function judgeSubsystem(alarm: AlarmSpec, flags: ReadonlyMap<string, Quality>, given: Judged): AlarmReport {
  const groups = new Map(
    [...given.groups].map(([name, members]): [string, Quality] => [
      name,
      worst(members.map((member) => flags.get(member) ?? "null")),
    ]),
  );
  const { failures, nEvents, files } = given;
  const hist = { groups, failures, nEvents, files, hists: [...given.hists.keys()] };
  return callAlarm(alarm, given.detector.subsystem, { hist }, [hist], given);
}

/** Alarms on alarms in an order in which each finds its targets judged; what waits for itself is "null". */
function judgeAlarms(alarms: readonly AlarmSpec[], reports: AlarmReport[], given: Judged): void {
  let waiting = alarms.flatMap((alarm) =>
    "alarms" in alarm.on ? [{ alarm, targets: alarm.on.alarms as readonly string[] }] : [],
  );
  const isWaiting = (id: string) => waiting.some(({ alarm }) => alarm.id === id);
  while (waiting.length > 0) {
    const ready = waiting.filter(({ targets }) => !targets.some(isWaiting));
    if (ready.length === 0) break;
    waiting = waiting.filter((entry) => !ready.includes(entry));
    for (const { alarm, targets } of ready) {
      const hist = new Map(targets.map((id): [string, AlarmResult] => [id, worstResult(id, reports)]));
      reports.push(callAlarm(alarm, targets.join(", "), { hist }, [hist], given));
    }
  }
  for (const { alarm, targets } of waiting) {
    reports.push(alarmReport(alarm, targets.join(", "), unknown("these alarms wait for each other")));
  }
}

/** An alarm can judge several subjects: together they are as bad as the worst of them. */
function worstResult(id: string, reports: readonly AlarmReport[]): AlarmResult {
  const own = reports.filter((candidate) => candidate.id === id);
  const flag = worst(own.map((candidate) => candidate.flag));
  return own.find((candidate) => candidate.flag === flag) ?? unknown(`there is no alarm \`${id}\``);
}
