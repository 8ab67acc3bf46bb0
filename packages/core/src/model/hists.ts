import type { AnyHistogram, Binned, HistogramByKind, HistogramKind } from "@overwatch/root/hist";
import type { Canvas } from "./canvas.js";

/** What a step, trender or alarm may ask for: one kind, "binned" (h1, h2 or h3), or "any". */
export interface InputByKind extends HistogramByKind {
  binned: Binned;
  any: AnyHistogram;
}
/** The words by which a step says which histograms it takes. */
export type InputKind = keyof InputByKind;

/**
 * What the key list of a file, or the rule that makes the histogram, tells:
 * all that matching and planning may look at. No axes, no contents.
 */
export interface HistogramInfo {
  /** The key everywhere: the full path in the file. ROOT's own name of the object may differ. */
  readonly name: string;
  readonly kind: HistogramKind;
  readonly className: string;
  readonly title: string;
  readonly from: "file" | "additional" | "stack" | "window";
}

/** One fact of a histogram, as JSON can hold it. */
export type InfoValue = string | number | boolean | readonly (string | number)[];
/** Facts of a histogram for the page, by label: thresholds, hot channels. */
export type Information = Readonly<Record<string, InfoValue>>;

/** A histogram on its way through the pipeline; H is undefined while its contents have not been read. */
export interface HistogramContainer<H extends AnyHistogram | undefined = undefined> extends HistogramInfo {
  readonly hist: H;
  readonly prettyName: string;
  readonly group: string | undefined;
  readonly canvas: Canvas;
  readonly information: Information;
  readonly processorIds: readonly string[];
  readonly trendIds: readonly string[];
  readonly alarmIds: readonly string[];
}

/** Histograms that are shown together. */
export interface HistogramGroup {
  readonly name: string;
  readonly layout: "list" | "grid";
  readonly columns?: number;
  readonly help?: string;
  /** In order of names. */
  readonly hists: readonly string[];
  /** The same names in order of display, when the plug-in gives one. */
  readonly order?: readonly string[];
}

/** Three types, so that no stage can be called with the data of another one. */
export interface HistsInFile {
  readonly histsInFile: ReadonlyMap<string, HistogramInfo>;
}
export interface HistsAvailable {
  readonly histsAvailable: ReadonlyMap<string, HistogramInfo>;
}
export interface Hists {
  readonly hists: ReadonlyMap<string, HistogramContainer>;
  readonly groups: readonly HistogramGroup[];
}
