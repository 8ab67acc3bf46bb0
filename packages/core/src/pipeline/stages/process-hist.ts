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
  let shown: Shown = { bare: planned, hist };
  for (const id of planned.processorIds) {
    const step = detector.processors.find((candidate) => candidate.id === id);
    if (step === undefined) continue;
    const next = await runStep(step, shown, contents, detector, context);
    if (next === undefined) return { container: { ...shown.bare, hist: shown.hist }, ended: true };
    shown = next;
  }
  return { container: { ...shown.bare, hist: shown.hist }, ended: false };
}

/** A histogram between two steps: the container without contents is what steps are told, so that no copy is made for them. */
interface Shown {
  readonly bare: HistogramContainer;
  readonly hist: AnyHistogram;
}

async function runStep(
  { id, spec }: Compiled<Processor>,
  { bare, hist }: Shown,
  contents: Contents,
  detector: Detector,
  context: FileContext,
): Promise<Shown | undefined> {
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
    container: bare,
    others,
    reads: spec.reads ?? [],
  });
  const outcome = detector.caller.call(
    { hook: "processors", step: id, hist: bare.name },
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
    bare: {
      ...bare,
      prettyName: prettyName ?? bare.prettyName,
      canvas: patchCanvas(bare.canvas, canvas),
      information: information === undefined ? bare.information : { ...bare.information, ...information },
    },
    hist: changed ?? hist,
  };
}
