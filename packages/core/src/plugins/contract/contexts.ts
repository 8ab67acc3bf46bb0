/** What a hook is given: which run and subsystem this is, and what belongs to the histogram at hand. */
import type { Logger } from "../../log/index.js";
import type { HistogramContainer, HistogramInfo, InputByKind, InputKind } from "../../model/hists.js";

/**
 * A string is the whole name, in which * stands for any text; a RegExp searches the name (flags g and y are refused);
 * a function decides.
 */
export type HistogramMatch =
  | string
  | RegExp
  | readonly (string | RegExp)[]
  | ((hist: HistogramInfo, run: RunContext) => boolean);

/** What every hook may know: which run and subsystem this is. */
export interface RunContext {
  readonly run: {
    readonly number: number;
    /** Unix time, seconds. */
    readonly startedAt: number;
    readonly hltMode: string;
  };
  readonly subsystem: string;
  /** Whose files are read: its own, or HLT's while it has none. */
  readonly fileLocationSubsystem: string;
  readonly log: Logger;
}

/**
 * Once per histogram and file or time slice.
 * O: processing options, which a time slice may change. G: settings, which the deployment fixes.
 */
export interface ProcessContext<O = {}, G = {}> extends RunContext {
  readonly options: Readonly<O>;
  readonly settings: Readonly<G>;
  /** The histogram as earlier steps left it: name, prettyName, canvas, information. */
  readonly container: HistogramContainer;
  /** Events in this file or slice: > 0, or undefined when there is no counter or it is empty. */
  readonly nEvents: number | undefined;
  /** Of the newest file that went in, Unix seconds. */
  readonly time: number;
  readonly slice: { readonly fromMinute: number; readonly toMinute: number } | undefined;
  /**
   * Another histogram, before processing, that this step named in `reads`;
   * undefined when this file lacks it or it is of another kind.
   */
  readonly other: <K extends InputKind>(name: string, kind: K) => InputByKind[K] | undefined;
  /**
   * Ends this step with a message for the shifter: `return ctx.fail("no counter")`.
   * Later steps of this histogram do not run, its trends get no point.
   */
  readonly fail: (message: string, hint?: string) => never;
}
