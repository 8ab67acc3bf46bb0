import type { HistogramContainer } from "../model/hists.js";
import type { HookFailureReport } from "../model/report.js";
import type { RunPlan } from "../model/run-plan.js";
import { planRun } from "./plan-run.js";
import { countEvents, usableEvents } from "./stages/count-events.js";
import { listHists } from "./stages/list-hists.js";
import { type ProcessedHist, processHist } from "./stages/process-hist.js";
import { type Contents, createContents, type FileContext } from "./stages/read-contents.js";
import type { ShownState, SubsystemProcess } from "./subsystem-process.js";
import { createWindowContents, type WindowContents, type WindowContentsParts, windowOf } from "./window-contents.js";
import type { HistogramSource } from "./work.js";

/** Which state is processed, and what of it. */
export interface SourceRequest {
  /** Of the newest file in it, Unix seconds. */
  readonly time: number;
  readonly slice?: FileContext["slice"];
  /** Which histograms of the plan are processed; default all. */
  readonly wants?: (planned: HistogramContainer) => boolean;
  /** The part of the state that is this window. */
  readonly openWindow: WindowContentsParts["open"];
}

export interface ProcessedSource extends ShownState {
  readonly contents: Contents;
  readonly windows: WindowContents;
  readonly context: FileContext;
}

/** Stages 4 to 8 of one state, whatever it was made of: a file, a sum, a slice, an interval. */
export async function processSource(
  source: HistogramSource,
  { time, slice, wants = () => true, openWindow }: SourceRequest,
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
  const windows = createWindowContents({ plan, detector, context, open: openWindow });
  const contents = createContents({ source, plan, detector, context, inWindow: windows.of });
  const wanted = [...plan.hists.values()].filter(wants);
  const processed = new Map<string, ProcessedHist | undefined>();
  for (const planned of wanted) {
    if (windowOf(plan, planned.name) !== undefined) continue;
    processed.set(planned.name, await processHist(planned, contents, detector, context));
  }
  const moving = wanted.filter(({ name }) => !processed.has(name));
  // Whether counts fell before this file is known when all of it was read: so nothing is read twice.
  if (moving.length > 0) await contents.readRest();
  for (const planned of moving) {
    const window = windowOf(plan, planned.name);
    if (window !== undefined) processed.set(planned.name, (await windows.process(planned, window)).processed);
  }
  const hists = new Map(
    wanted.flatMap(({ name }): [string, ProcessedHist][] => {
      const hist = processed.get(name);
      return hist === undefined ? [] : [[name, hist]];
    }),
  );
  return { plan, hists, nEvents, contents, windows, context };
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
