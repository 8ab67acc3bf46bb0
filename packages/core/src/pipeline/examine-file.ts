import type { ReceivedFile } from "../model/run.js";
import type { RunPlan } from "../model/run-plan.js";
import type { TrendPoint } from "../model/trend.js";
import { concernsTrends, type FileFindings } from "./file-findings.js";
import { processSource } from "./process-source.js";
import { countEvents } from "./stages/count-events.js";
import type { ProcessedHist } from "./stages/process-hist.js";
import { trendFile } from "./stages/trend-file.js";
import type { State } from "./states.js";
import type { ShownState, SubsystemProcess } from "./subsystem-process.js";

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
  const { plan, hists, nEvents, contents, context } = await processSource(
    source,
    { time: file.time, wants: ({ name, alarmIds }) => isNewest || process.trended.has(name) || alarmIds.length > 0 },
    process,
  );
  const moment = { time: file.time, run: work.run, nEvents: context.nEvents };
  const points = trendHists(plan, hists, moment, process);
  await contents.readRest();
  const ofFile = alone === source ? nEvents : await countEvents(alone, detector);
  const failed = failures.take();
  return {
    plan,
    hists,
    nEvents,
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
