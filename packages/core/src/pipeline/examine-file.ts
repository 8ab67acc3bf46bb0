import type { HistogramContainer } from "../model/hists.js";
import type { ReceivedFile } from "../model/run.js";
import type { TrendPoint } from "../model/trend.js";
import type { TrendSpec } from "../plugins/contract.js";
import { concernsTrends, type FileFindings } from "./file-findings.js";
import { type ProcessedSource, processSource, type SourceRequest } from "./process-source.js";
import { countEvents } from "./stages/count-events.js";
import type { ProcessedHist } from "./stages/process-hist.js";
import { trendFile } from "./stages/trend-file.js";
import type { State } from "./states.js";
import type { ShownState, SubsystemProcess } from "./subsystem-process.js";
import type { WindowContents } from "./window-contents.js";

export interface Examined extends ShownState {
  /** Moving windows that were looked into, and what could not be made of them. */
  readonly seen: ReturnType<WindowContents["seen"]>;
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
  openWindow: SourceRequest["openWindow"],
  process: SubsystemProcess,
): Promise<Examined> {
  const { detector, failures } = process;
  const wants = ({ name, alarmIds }: HistogramContainer) =>
    isNewest || process.trended.has(name) || alarmIds.length > 0;
  const state = await processSource(source, { time: file.time, wants, openWindow }, process);
  const { plan, hists, nEvents, contents, windows } = state;
  await contents.readRest();
  const points = await trendHists(state, process);
  const ofFile = alone === source ? nEvents : await countEvents(alone, detector);
  const failed = failures.take();
  return {
    plan,
    hists,
    nEvents,
    seen: windows.seen(process.monitoring.trends),
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

async function trendHists(state: ProcessedSource, process: SubsystemProcess): Promise<ReadonlyMap<string, TrendPoint>> {
  const { detector, monitoring, work } = process;
  const { plan, context } = state;
  const points = new Map<string, TrendPoint>();
  for (const trend of monitoring.trends) {
    if (!plan.hists.get(trend.hist)?.trendIds.includes(trend.id)) continue;
    const { hists, nEvents } = await inWindowOf(trend, state);
    const moment = { time: context.time, run: work.run, nEvents };
    const point = trendFile(trend, hists.get(trend.hist), moment, { ...detector, others: hists });
    if (point !== undefined) points.set(trend.id, point);
  }
  return points;
}

/** What a trend looks at: the state, or the last part of it. */
async function inWindowOf(
  { hist, use, window = "run" }: TrendSpec,
  { plan, hists, context, windows }: ProcessedSource,
): Promise<{ readonly hists: ReadonlyMap<string, ProcessedHist>; readonly nEvents: number | undefined }> {
  if (window === "run") return { hists, nEvents: context.nEvents };
  const found = new Map<string, ProcessedHist>();
  let { nEvents } = context;
  for (const name of [hist, ...(use.reads ?? [])]) {
    const planned = plan.hists.get(name);
    if (planned === undefined || found.has(name)) continue;
    const { processed, context: inside } = await windows.process(planned, window);
    if (processed !== undefined) found.set(name, processed);
    nEvents = inside.nEvents;
  }
  return { hists: found, nEvents };
}
