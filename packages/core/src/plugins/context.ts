import type { AnyHistogram } from "@overwatch/root/hist";
import { otherNotRead } from "../errors/catalogue.js";
import type { Logger } from "../log/index.js";
import type { InputByKind, InputKind } from "../model/hists.js";
import type { ProcessContext, RunContext } from "./contract.js";
import { endStep, shortText } from "./ended-step.js";
import { freezeData } from "./freeze-data.js";
import { kindsOf } from "./validate/histogram.js";

/** The context of rules and matches, frozen. The logger takes any text of a plug-in, one line each. */
export function createRunContext(context: RunContext): RunContext {
  const { run, subsystem, fileLocationSubsystem, log } = context;
  return Object.freeze({ run: Object.freeze({ ...run }), subsystem, fileLocationSubsystem, log: oneLineLogger(log) });
}

/** What a process context has beside the run's. */
export interface ProcessContextParts
  extends Pick<ProcessContext, "options" | "settings" | "container" | "nEvents" | "time" | "slice"> {
  /** Made by {@link createRunContext}. */
  readonly run: RunContext;
  /** The histograms that the step named in `reads`, before processing, as far as the file has them. */
  readonly others: ReadonlyMap<string, AnyHistogram>;
  /** What the step named in `reads`. */
  readonly reads: readonly string[];
}

/** The context of one call of `derive` or `run`, frozen. Lend `options`, `settings` and `others` beside it. */
export function createProcessContext(parts: ProcessContextParts): ProcessContext {
  const { run, options, settings, container, nEvents, time, slice, others, reads } = parts;
  function other<K extends InputKind>(name: string, kind: K): InputByKind[K] | undefined {
    if (!reads.includes(name)) throw otherNotRead(name, reads);
    const hist = others.get(name);
    // The kind was compared: that is the histogram's type.
    return hist !== undefined && kindsOf(kind).includes(hist.kind) ? (hist as InputByKind[K]) : undefined;
  }
  return Object.freeze({
    run: run.run,
    subsystem: run.subsystem,
    fileLocationSubsystem: run.fileLocationSubsystem,
    log: run.log,
    options,
    settings,
    container: freezeData(container),
    nEvents,
    time,
    slice: slice === undefined ? undefined : Object.freeze({ ...slice }),
    other,
    fail: endStep,
  });
}

function oneLineLogger(log: Logger): Logger {
  return Object.freeze({
    debug: (message: string) => log.debug(shortText(message)),
    info: (message: string) => log.info(shortText(message)),
    warn: (message: string) => log.warn(shortText(message)),
  });
}
