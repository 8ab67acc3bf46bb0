import type { HistogramContainer } from "../model/hists.js";
import type { HookFailureReport } from "../model/report.js";
import type { RunPlan } from "../model/run-plan.js";
import { planRun } from "./plan-run.js";
import { countEvents, usableEvents } from "./stages/count-events.js";
import { listHists } from "./stages/list-hists.js";
import { type ProcessedHist, processHist } from "./stages/process-hist.js";
import { type Contents, createContents, type FileContext } from "./stages/read-contents.js";
import type { ShownState, SubsystemProcess } from "./subsystem-process.js";
import type { HistogramSource } from "./work.js";

/** Which state is processed, and what of it. */
export interface SourceRequest {
  /** Of the newest file in it, Unix seconds. */
  readonly time: number;
  readonly slice?: FileContext["slice"];
  /** Which histograms of the plan are processed; default all. */
  readonly wants?: (planned: HistogramContainer) => boolean;
}

export interface ProcessedSource extends ShownState {
  readonly contents: Contents;
  readonly context: FileContext;
}

/** Stages 4 to 8 of one state, whatever it was made of: a file, a sum, a slice, an interval. */
export async function processSource(
  source: HistogramSource,
  { time, slice, wants = () => true }: SourceRequest,
  process: SubsystemProcess,
): Promise<ProcessedSource> {
  const { detector, options, settings } = process;
  const nEvents = await countEvents(source, detector);
  const context: FileContext = {
    run: detector.run,
    options,
    settings,
    nEvents: usableEvents(nEvents),
    time,
    slice,
  };
  const plan = planOf(source, process);
  const contents = createContents({ source, plan, detector, context });
  const hists = new Map<string, ProcessedHist>();
  for (const [name, planned] of plan.hists) {
    if (!wants(planned)) continue;
    const processed = await processHist(planned, contents, detector, context);
    if (processed !== undefined) hists.set(name, processed);
  }
  return { plan, hists, nEvents, contents, context };
}

/** A plan is made once, but what failed in making it is true of every file that it is used for. */
function planOf({ infos }: HistogramSource, { plans, detector, monitoring, failures }: SubsystemProcess): RunPlan {
  const file = listHists(infos);
  const key = JSON.stringify(
    [...file.histsInFile.values()].map(({ name, className, title }) => [name, className, title]),
  );
  let made = plans.get(key);
  if (made === undefined) {
    const before: readonly HookFailureReport[] = failures.take();
    const plan = planRun(file, detector, monitoring);
    made = { plan, failures: failures.take() };
    plans.set(key, made);
    for (const failure of before) failures.add(failure);
  }
  for (const failure of made.failures) failures.add(failure);
  return made.plan;
}
