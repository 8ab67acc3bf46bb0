import type { z } from "zod";
import type { Canvas, CanvasPatch } from "../model/canvas.js";
import type { Configure } from "../model/configure.js";
import type { InputByKind, InputKind } from "../model/hists.js";
import type { Trend, TrendHead, TrendMoment, TrendValue } from "../model/trend.js";

/** A trender has no state: whatever lasts is in its configuration or in the trend that the data store keeps. */
export interface Trender<C, K extends InputKind = InputKind> {
  readonly name: string;
  readonly kind: K;
  /** Once, when the trend enters the data store or its configuration changes. Default: `about` as it is. */
  readonly initialize: (config: C, about: TrendHead) => TrendHead;
  /** One value for one file; the manager adds time and run. undefined adds no point. */
  readonly process: (config: C, hist: InputByKind[K], at: TrendMoment) => TrendValue | undefined;
  /** How the trend is drawn. Default: points with errors over time. */
  readonly present: (config: C, trend: Trend, canvas: Canvas) => CanvasPatch;
  /** Once, when the trend leaves the data store. Default: nothing. */
  readonly cleanup: (config: C, about: TrendHead) => void;
  /** Names of other histograms that `process` asks `at.other` for. Default: none. */
  readonly reads: (config: C) => readonly string[];
  /** One trend for each part, in place of the whole; empty: the whole. Default: the whole. */
  readonly split: (config: C) => readonly TrendPart[];
}

/** A part of what a trend follows: one slice of a histogram. */
export interface TrendPart {
  /** Put behind the id of the trend, after a slash. */
  readonly id: string;
  /** Put behind its title, after a comma. */
  readonly title: string;
  /** Of the same trender, for this part alone; it does not split again. */
  readonly config: unknown;
}

/** What `defineTrender` takes: a trender with the schema of its configuration; only name, kind and process are required. */
export type TrenderDefinition<S extends z.ZodType, K extends InputKind> = { readonly config: S } & Pick<
  Trender<z.output<S>, K>,
  "name" | "kind" | "process"
> &
  Partial<Pick<Trender<z.output<S>, K>, "initialize" | "present" | "cleanup" | "reads" | "split">>;

/** A trender with its checked configuration inside: what `mean()` returns. */
export interface TrenderOf<K extends InputKind> {
  readonly $type: "@overwatch/trender";
  readonly name: string;
  readonly kind: K;
  readonly config: unknown;
  /** Checks and takes the configuration of the deployment's file. */
  readonly rebind: (config: unknown) => this;
  /** `initialize` of the trender, with the configuration put in. */
  readonly initialize: (about: TrendHead) => TrendHead;
  /** `process` of the trender, with the configuration put in. */
  readonly process: (hist: InputByKind[K], at: TrendMoment) => TrendValue | undefined;
  /** `present` of the trender, with the configuration put in. */
  readonly present: (trend: Trend, canvas: Canvas) => CanvasPatch;
  /** `cleanup` of the trender, with the configuration put in. */
  readonly cleanup: (about: TrendHead) => void;
  /** Names of the other histograms that it asks for. Absent: none. */
  readonly reads?: readonly string[];
  /** The same trender for each part, when it makes one trend of each. Absent: it makes one trend. */
  readonly parts?: readonly (Pick<TrendPart, "id" | "title"> & { readonly use: TrenderOf<K> })[];
}
/** A trender with its configuration, whatever kind it takes. */
export type BoundTrender = { [K in InputKind]: TrenderOf<K> }[InputKind];

/** What `defineTrender` returns: call it with a configuration to use it in a plug-in. */
export type TrenderFactory<S extends z.ZodType = z.ZodType, K extends InputKind = InputKind> = Configure<
  S,
  TrenderOf<K>
> & { readonly trender: TrenderDefinition<S, K> };
