import { whenTargetUnknown } from "../errors/catalogue.js";
import { type Counts, countsFell, wholeMinutes } from "../merge/index.js";
import { worst } from "../model/quality.js";
import type { ReceivedFile } from "../model/run.js";
import type { Trend, TrendPoint } from "../model/trend.js";
import type { WhenInterval, WhenReport } from "../model/when.js";
import type { AlarmSpec } from "../plugins/contract.js";
import { readCounts } from "./find-falls.js";
import { intervalBetween, remembering } from "./interval-source.js";
import { judgedOf } from "./judge-file.js";
import { type ProcessedSource, processSource } from "./process-source.js";
import type { Judged } from "./stages/call-alarm.js";
import { judge } from "./stages/judge.js";
import { trendFile } from "./stages/trend-file.js";
import { type SubsystemProcess, startProcess, type UsedPlugin } from "./subsystem-process.js";
import type { HistogramSource, SubsystemWork, WorkEdges } from "./work.js";

/** All that walking through a run needs, as plain data: it crosses to a runner's thread. */
export interface WhenWork {
  /** Of the whole run, with the standard options. */
  readonly work: SubsystemWork;
  /** Id of an alarm, or name of a histogram. */
  readonly target: string;
}

/**
 * Judges what came between each file and the one before by itself, with the same stages and alarms as the run: says in
 * which interval it began, and what each contributed. Trends have one point per interval. Reads each file once.
 *
 * @throws WHEN_TARGET_UNKNOWN; FILE_* when a file cannot be opened.
 */
export async function processWhen(
  { work, target }: WhenWork,
  used: UsedPlugin | undefined,
  edges: WorkEdges,
): Promise<WhenReport> {
  const process = startProcess(work, used, edges);
  const kind = process.monitoring.alarms.some(({ id }) => id === target) ? "alarm" : "hist";
  const points = new Map<string, readonly TrendPoint[]>();
  const judged: JudgedInterval[] = [];
  const names = new Set<string>();
  for await (const interval of walkIntervals(work, edges)) {
    const { file, source } = interval;
    // The last part of an interval is the interval.
    const available = { from: interval.from, to: file.time };
    const openWindow = async () => ({ ...source, available, segments: 1 });
    const slice = minutesInto(interval, work);
    const shown = await processSource(source, { time: file.time, slice, openWindow }, process);
    for (const name of shown.plan.hists.keys()) names.add(name);
    addPoints(points, shown, file, process);
    judged.push(await judgeInterval(interval, shown, points, { kind, name: target }, process));
  }
  if (kind === "hist" && !names.has(target)) {
    const alarms = process.monitoring.alarms.map(({ id }) => id);
    throw whenTargetUnknown(work.run, work.subsystem, target, [...alarms, ...names]);
  }
  await process.references.close();
  const intervals = withShares(judged);
  const first = intervals.find(({ flag }) => flag === "medium" || flag === "bad") ?? null;
  return {
    format: "overwatch-when-1",
    run: work.run,
    subsystem: work.subsystem,
    target: { kind, name: target },
    first,
    intervals,
  };
}

interface Interval {
  readonly file: ReceivedFile;
  /** Of the file before that is there; the start of the run for the first. */
  readonly from: number;
  readonly source: HistogramSource;
  /** Entries that came, by name; a weighted difference would only know effective ones. */
  readonly came: (name: string) => number | undefined;
}
type JudgedInterval = Omit<WhenInterval, "contributions"> & { readonly entries: ReadonlyMap<string, number> };

/** Two files are open at a time. */
async function* walkIntervals({ files, cumulative }: SubsystemWork, { open }: WorkEdges): AsyncGenerator<Interval> {
  const held: HistogramSource[] = [];
  let counts: Counts = {};
  let before: { readonly source: HistogramSource; readonly time: number } | undefined;
  try {
    for (const file of files) {
      // Of what was thinned nothing is left to judge: the interval behind it is longer.
      if (file.thinned === true) continue;
      const source = remembering(await open(file));
      held.push(source);
      const next = await readCounts(source);
      const continues = cumulative && !countsFell(counts, next);
      const known = continues ? counts : {};
      yield {
        file,
        from: before?.time ?? files[0]?.time ?? file.time,
        source: continues && before !== undefined ? intervalBetween(before.source, source) : source,
        came: (name) => next[name] && next[name][1] - (known[name]?.[1] ?? 0),
      };
      if (held.length > 1) await held.shift()?.close();
      before = { source, time: file.time };
      counts = next;
    }
  } finally {
    for (const source of held) await source.close();
  }
}

function minutesInto({ from, file }: Interval, { files }: SubsystemWork) {
  const start = files[0]?.time ?? 0;
  return { fromMinute: wholeMinutes(from - start), toMinute: wholeMinutes(file.time - start) };
}

function addPoints(
  points: Map<string, readonly TrendPoint[]>,
  { plan, hists, context }: ProcessedSource,
  { time }: ReceivedFile,
  { monitoring, detector, work }: SubsystemProcess,
): void {
  for (const trend of monitoring.trends) {
    if (!plan.hists.get(trend.hist)?.trendIds.includes(trend.id)) continue;
    const moment = { time, run: work.run, nEvents: context.nEvents };
    const point = trendFile(trend, hists.get(trend.hist), moment, { ...detector, others: hists });
    // A new list each time: alarms are lent the one before, which is frozen.
    if (point !== undefined) points.set(trend.id, [...(points.get(trend.id) ?? []), point]);
  }
}

async function judgeInterval(
  interval: Interval,
  shown: ProcessedSource,
  points: ReadonlyMap<string, readonly TrendPoint[]>,
  target: WhenReport["target"],
  process: SubsystemProcess,
): Promise<JudgedInterval> {
  const { work, monitoring, failures } = process;
  const { file, from, source, came } = interval;
  const { fromMinute, toMinute } = minutesInto(interval, work);
  const trends = monitoring.trends.map(
    ({ id, title, unit = "", hist }): Trend => ({
      subsystem: work.subsystem,
      id,
      title,
      unit,
      hist,
      points: points.get(id) ?? [],
    }),
  );
  const upTo = work.files.filter(({ time }) => time <= file.time);
  const given = judgedOf(shown, trends, upTo, failures.take().length + source.problems.length, process);
  await process.references.load(monitoring.alarms, given.alarmIds);
  const histOf = new Map(trends.map(({ id, hist }) => [id, hist]));
  const subject = (on: string) => histOf.get(on) ?? on;
  const verdicts = judge(monitoring.alarms, given).filter(({ id, on }) =>
    target.kind === "alarm" ? id === target.name : subject(on) === target.name,
  );
  const hists =
    target.kind === "hist"
      ? [target.name]
      : histsOf(
          monitoring.alarms.find(({ id }) => id === target.name),
          verdicts.map(({ on }) => subject(on)),
          given,
        );
  return {
    file: file.name,
    span: { from, to: file.time },
    minutes: { from: fromMinute, to: toMinute },
    flag: worst(verdicts.map(({ flag }) => flag)),
    verdicts: verdicts.map(({ id, on, flag, message }) => ({ alarm: id, on, flag, message })),
    nEvents: shown.nEvents ?? null,
    entries: new Map(
      hists.flatMap((name) => {
        const hist = shown.hists.get(name)?.container.hist;
        const entries = came(name) ?? (hist !== undefined && "entries" in hist ? hist.entries : undefined);
        return entries === undefined ? [] : [[name, entries] as const];
      }),
    ),
  };
}

/** The histograms that an alarm judges, also where it judges groups of them. */
function histsOf(
  alarm: AlarmSpec | undefined,
  subjects: readonly string[],
  { groups, hists }: Judged,
): readonly string[] {
  if (alarm !== undefined && "groups" in alarm.on) return subjects.flatMap((name) => groups.get(name) ?? []);
  return [...new Set(subjects)].filter((name) => hists.has(name));
}

function withShares(judged: readonly JudgedInterval[]): readonly WhenInterval[] {
  const totals = new Map<string, number>();
  for (const { entries } of judged) {
    for (const [hist, count] of entries) totals.set(hist, (totals.get(hist) ?? 0) + count);
  }
  return judged.map(({ entries, ...interval }) => ({
    ...interval,
    contributions: [...entries].map(([hist, count]) => {
      const total = totals.get(hist) ?? 0;
      return { hist, entries: count, share: total === 0 ? 0 : count / total };
    }),
  }));
}
