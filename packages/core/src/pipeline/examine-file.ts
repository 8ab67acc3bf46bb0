import type { ReceivedFile } from "../model/run.js";
import type { RunPlan } from "../model/run-plan.js";
import type { TrendPoint } from "../model/trend.js";
import { concernsTrends, type FileFindings } from "./file-findings.js";
import { planRun } from "./plan-run.js";
import { countEvents, usableEvents } from "./stages/count-events.js";
import { listHists } from "./stages/list-hists.js";
import { type ProcessedHist, processHist } from "./stages/process-hist.js";
import { type Contents, createContents, type FileContext } from "./stages/read-contents.js";
import { trendFile } from "./stages/trend-file.js";
import type { State } from "./states.js";
import type { ShownState, SubsystemProcess } from "./subsystem-process.js";
import type { HistogramSource } from "./work.js";

export interface Examined extends ShownState {
  readonly findings: FileFindings;
  /** Wall time spent reading, seconds. */
  readonly readSeconds: number;
}

/**
 * Stages 4 to 9 of the state at one file's time. Of a state that is not the newest only the trended histograms are
 * processed, and only what concerns trends is reported: so a report does not depend on when its files came.
 */
export async function examineFile(
  file: ReceivedFile,
  { source, file: alone, notes }: State,
  isNewest: boolean,
  process: SubsystemProcess,
): Promise<Examined> {
  const { detector, failures, work } = process;
  const counted = await countEvents(source, detector);
  const context: FileContext = {
    run: detector.run,
    options: process.options,
    settings: process.settings,
    nEvents: usableEvents(counted),
    time: file.time,
    slice: undefined,
  };
  const plan = planOf(source, process);
  const contents = createContents({ source, plan, detector, context });
  const hists = await processHists(plan, isNewest, contents, context, process);
  const moment = { time: file.time, run: work.run, nEvents: context.nEvents };
  const points = trendHists(plan, hists, moment, process);
  await contents.readRest();
  const ofFile = alone === source ? counted : await countEvents(alone, detector);
  const failed = failures.take();
  return {
    plan,
    hists,
    nEvents: counted,
    readSeconds: contents.seconds(),
    findings: {
      file,
      nEvents: ofFile ?? null,
      points,
      failures: isNewest ? failed : failed.filter((failure) => concernsTrends(failure, process.trended)),
      notes,
      problems: [...source.problems, ...contents.problems()],
    },
  };
}

/** A plan is made once, but what failed in making it is true of every file that it is used for. */
function planOf({ infos }: HistogramSource, { plans, detector, monitoring, failures }: SubsystemProcess): RunPlan {
  const file = listHists(infos);
  const key = JSON.stringify(
    [...file.histsInFile.values()].map(({ name, className, title }) => [name, className, title]),
  );
  let made = plans.get(key);
  if (made === undefined) {
    const before = failures.take();
    const plan = planRun(file, detector, monitoring);
    made = { plan, failures: failures.take() };
    plans.set(key, made);
    for (const failure of before) failures.add(failure);
  }
  for (const failure of made.failures) failures.add(failure);
  return made.plan;
}

async function processHists(
  plan: RunPlan,
  all: boolean,
  contents: Contents,
  context: FileContext,
  { detector, trended }: SubsystemProcess,
): Promise<ReadonlyMap<string, ProcessedHist>> {
  const hists = new Map<string, ProcessedHist>();
  for (const [name, container] of plan.hists) {
    if (!all && !trended.has(name) && container.alarmIds.length === 0) continue;
    const processed = await processHist(container, contents, detector, context);
    if (processed !== undefined) hists.set(name, processed);
  }
  return hists;
}

function trendHists(
  plan: RunPlan,
  hists: ReadonlyMap<string, ProcessedHist>,
  moment: Parameters<typeof trendFile>[2],
  { detector, monitoring }: SubsystemProcess,
): ReadonlyMap<string, TrendPoint> {
  const points = new Map<string, TrendPoint>();
  for (const trend of monitoring.trends) {
    if (!plan.hists.get(trend.hist)?.trendIds.includes(trend.id)) continue;
    const point = trendFile(trend, hists.get(trend.hist), moment, { ...detector, others: hists });
    if (point !== undefined) points.set(trend.id, point);
  }
  return points;
}
