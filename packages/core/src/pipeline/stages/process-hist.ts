import type { AnyHistogram } from "@overwatch/root/hist";
import { patchCanvas } from "../../model/canvas.js";
import type { HistogramContainer } from "../../model/hists.js";
import { createProcessContext } from "../../plugins/context.js";
import type { Processor } from "../../plugins/contract.js";
import { processedOf } from "../../plugins/validate/index.js";
import type { Compiled, Detector } from "../detector.js";
import type { Contents, FileContext } from "./read-contents.js";

/** A histogram as displayed; `ended` when a step failed, so that neither trends nor alarms may look at it. */
export interface ProcessedHist {
  readonly container: HistogramContainer<AnyHistogram>;
  readonly ended: boolean;
}

/**
 * Stage 8: the steps of one histogram in their order. A failed step ends the chain: the histogram is shown as it was
 * before that step, because a later step on a wrong input would give a wrong point and a false alarm.
 */
export async function processHist(
  planned: HistogramContainer,
  contents: Contents,
  detector: Detector,
  context: FileContext,
): Promise<ProcessedHist | undefined> {
  const hist = await contents.get(planned.name);
  if (hist === undefined) return undefined;
  let container: HistogramContainer<AnyHistogram> = { ...planned, hist };
  for (const id of planned.processorIds) {
    const step = detector.processors.find((candidate) => candidate.id === id);
    if (step === undefined) continue;
    const next = await runStep(step, container, contents, detector, context);
    if (next === undefined) return { container, ended: true };
    container = next;
  }
  return { container, ended: false };
}

async function runStep(
  { id, spec }: Compiled<Processor>,
  container: HistogramContainer<AnyHistogram>,
  contents: Contents,
  detector: Detector,
  context: FileContext,
): Promise<HistogramContainer<AnyHistogram> | undefined> {
  const { hist } = container;
  const others = new Map<string, AnyHistogram>();
  for (const name of spec.reads ?? []) {
    const other = await contents.get(name);
    if (other !== undefined) others.set(name, other);
  }
  const { run, options, settings, nEvents, time, slice } = context;
  const ctx = createProcessContext({
    run,
    options,
    settings,
    nEvents,
    time,
    slice,
    container: { ...container, hist: undefined },
    others,
    reads: spec.reads ?? [],
  });
  const outcome = detector.caller.call(
    { hook: "processors", step: id, hist: container.name },
    [hist, ...others.values(), options, settings],
    // The plan compared kinds: it is what this step takes.
    () => spec.run(hist as never, ctx),
    processedOf(hist.kind, hist),
  );
  if (!outcome.ok) {
    detector.failed(outcome.failure);
    return undefined;
  }
  const { hist: changed, prettyName, canvas, information } = outcome.value;
  return {
    ...container,
    hist: changed ?? hist,
    prettyName: prettyName ?? container.prettyName,
    canvas: patchCanvas(container.canvas, canvas),
    information: { ...container.information, ...information },
  };
}
