/** What a plug-in contributes: rules as data, with code only in `derive`, `run`, and functions that match or name. */

import type { HistogramByKind, HistogramKind } from "@overwatch/root/hist";
import type { CanvasPatch } from "../../model/canvas.js";
import type { HistogramGroup, HistogramInfo, InfoValue, InputByKind, InputKind } from "../../model/hists.js";
import type { MovingWindow } from "../../model/window.js";
import type { HistogramMatch, ProcessContext } from "./contexts.js";

/** files: only when the subsystem reads its own files, or only when it borrows another's. */
export interface Rule {
  readonly files?: "own" | "borrowed";
}

/** The data of a histogram: all since start of run, the newest file minus the one before, or the last minutes. */
export type Window = "run" | MovingWindow;

export interface Additional<K extends InputKind, M extends HistogramKind, O, G> extends Rule {
  /** Kind of the source. */
  readonly kind: K;
  /** Kind of the result: known before contents are. */
  readonly makes: M;
  /** Of the result; a function makes it from the name of the source. */
  readonly name: string | ((from: string) => string);
  readonly prettyName?: string;
  readonly title?: string;
  /** Default "run". */
  readonly window?: Window;
  /** In histsInFile, or made by an earlier rule. A pattern makes one for each match. */
  readonly from: string | RegExp;
  readonly reads?: readonly string[];
  /** Makes the result. The source stays as it is. */
  readonly derive: (source: InputByKind[K], ctx: ProcessContext<O, G>) => HistogramByKind[M];
}

/** From histsInFile to histsAvailable. The result gets the rule's name. */
export type AdditionalHistogram<O = {}, G = {}> = {
  [K in InputKind]: { [M in HistogramKind]: Additional<K, M, O, G> }[HistogramKind];
}[InputKind];

/**
 * The last minutes of each histogram that matches, as a histogram of its own. What options, groups and processors say of
 * the histogram holds for it, too; trends and alarms name it.
 */
export interface WindowSpec extends Rule {
  readonly match: HistogramMatch;
  /** > 0. */
  readonly minutes: number;
  /** Default: the name of the source and `last N minutes`. A function makes it from the name of the source. */
  readonly name?: (from: string) => string;
}

/**
 * Each histogram that matches and whose partners are all there becomes, with them, a stack under its own name, in their
 * place; each goes into one stack at most.
 */
export interface StackSpec extends Rule {
  readonly match: HistogramMatch;
  /** Names of the partners, in order, from the name that matched. */
  readonly with: (name: string) => readonly [string, ...string[]];
}

/** All that match apply, in order. */
export interface HistogramOptions extends Rule {
  readonly match: HistogramMatch;
  /** Put on the canvas; a function decides by name, kind and title. */
  readonly set?: CanvasPatch | ((hist: HistogramInfo) => CanvasPatch);
  /** Shown instead of the name; a function makes it from the present one. */
  readonly prettyName?: string | ((prettyName: string, hist: HistogramInfo) => string);
}

/**
 * The first group that matches takes the histogram from histsAvailable to hists: write the widest one last.
 * What no group takes is not shown, but listed. Without any group there is one:
 * everything in own files, names that contain the subsystem in borrowed ones.
 */
export interface GroupSpec extends Rule, Pick<HistogramGroup, "name" | "columns" | "help"> {
  readonly match: HistogramMatch;
  readonly layout?: "list" | "grid";
  /** Order on the page; the report keeps name order. */
  readonly sort?: (names: readonly string[]) => readonly string[];
}

/** What a step changed. A part left out keeps its value; information is merged by label, the canvas as CanvasPatch says. */
export interface Processed<H> {
  readonly hist?: H;
  readonly prettyName?: string;
  readonly canvas?: CanvasPatch;
  readonly information?: Readonly<Record<string, InfoValue>>;
}

/** One step that changes what is shown of the histograms it matches. */
export interface Step<K extends InputKind, O, G> extends Rule {
  readonly kind: K;
  readonly id: string;
  readonly match: HistogramMatch;
  readonly reads?: readonly string[];
  /** Within one order, steps run as declared. Default "normal". */
  readonly order?: "pre" | "normal" | "post";
  /** The step itself: returns what changed, or nothing. */
  readonly run: (hist: InputByKind[K], ctx: ProcessContext<O, G>) => Processed<InputByKind[K]> | void;
}
/** A step of any kind of histogram. */
export type Processor<O = {}, G = {}> = { [K in InputKind]: Step<K, O, G> }[InputKind];
