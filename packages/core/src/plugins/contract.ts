/**
 * The contract with detectors: what a hook is given, and what a plug-in contributes.
 * Hooks are synchronous and pure: no I/O, no clock, no state; what they need is in the context.
 */
import type { HistogramByKind, HistogramKind } from "@overwatch/root/hist";
import type { z } from "zod";
import type { AlarmFactory, AlarmOf, AlarmSubject } from "../alarms/alarm.js";
import type { Logger } from "../log/index.js";
import type { CanvasPatch } from "../model/canvas.js";
import type {
  HistogramContainer,
  HistogramGroup,
  HistogramInfo,
  InfoValue,
  InputByKind,
  InputKind,
} from "../model/hists.js";
import type { ReferenceWanted } from "../model/reference.js";
import type { MovingWindow } from "../model/window.js";
import type { BoundTrender, TrenderFactory } from "../trending/trender.js";

/**
 * A string is the whole name, in which * stands for any text; a RegExp searches the name (flags g and y are refused);
 * a function decides.
 */
export type HistogramMatch =
  | string
  | RegExp
  | readonly (string | RegExp)[]
  | ((hist: HistogramInfo, run: RunContext) => boolean);

// ---- What a hook is given -------------------------------------------------------------------------------------------

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

// ---- What a plug-in contributes: rules as data, with code only in derive, run, process, present and check --------------

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

// ---- Trends and alarms outlive a run, so they are lists, not rules. ---------------------------------------------------
// The deployment's configuration may change all but id and code, and add more with what `provides` names.

/** A trend: which number of which histogram, under which id. */
export interface TrendSpec<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  readonly hist: string;
  readonly use: BoundTrender;
  readonly unit?: string;
  /** Default "run". */
  readonly window?: Window;
}

/** What all alarms of a plug-in say, whatever they judge. */
export interface AlarmBase {
  readonly id: string;
  /** The worst flag it may give: "medium" is a warning. Default "bad". */
  readonly severity?: "medium" | "bad";
  /** Below this many entries of the histogram (of the newest point) the flag is "null". */
  readonly minEntries?: number;
  readonly enabled?: boolean;
  /** Names of notifiers in the configuration. */
  readonly notify?: readonly string[];
  readonly help?: string;
}

/** An alarm on targets T, with a check that judges J. */
export type AlarmOn<T extends object, J extends AlarmSubject> = AlarmBase & {
  readonly on: T;
  readonly use: J extends AlarmSubject ? AlarmOf<J> : never;
};

/**
 * A list or pattern means each one by itself. Only `alarms` looks at several together,
 * each with the worst flag of its targets in the same file.
 */
export type AlarmSpec<Id extends string = string> =
  | (AlarmOn<{ readonly trends: Id | readonly Id[] | RegExp }, "trend"> & {
      /** Whose points count as previous ones. Default "run": a run's result does not depend on other runs. */
      readonly history?: "run" | "all";
    })
  | (AlarmOn<{ readonly hists: HistogramMatch }, InputKind> & {
      /** What is compared with; a URL is that of a file in the package. */
      readonly reference?: ReferenceWanted | URL;
    })
  | AlarmOn<{ readonly groups: string | readonly string[] }, "group">
  | AlarmOn<{ readonly subsystem: true }, "subsystem">
  | AlarmOn<{ readonly alarms: readonly [string, string, ...string[]] }, "alarms">;

/**
 * The deployment's sections `trends` and `alarms` of a subsystem, by id: changes to what a plug-in declares,
 * or new ones that name a trender or alarm. The manager is directed by the sum.
 */
export interface MonitoringConfig {
  /** Names of sets of alarms that are attached to the trends: "original". */
  readonly sets?: readonly string[];
  /** Last minutes of histograms, beside those that the plug-in declares. */
  readonly windows?: readonly { readonly hists: string | readonly string[]; readonly minutes: number }[];
  readonly trends?: Readonly<
    Record<
      string,
      Partial<Omit<TrendSpec<string>, "id" | "use">> & {
        readonly trender?: string;
        readonly config?: unknown;
        readonly enabled?: boolean;
      }
    >
  >;
  readonly alarms?: Readonly<
    Record<
      string,
      Partial<Omit<AlarmBase, "id"> & Pick<AlarmSpec<string>, "on">> & {
        readonly alarm?: string;
        readonly config?: unknown;
        /** Of an alarm on histograms: what is compared with. */
        readonly reference?: ReferenceWanted;
      }
    >
  >;
}

// ---- The one place where hooks are listed, and how contributions to each combine ------------------------------------------

/** Every hook, with what a plug-in contributes to it. O: options, G: settings, Id: ids of its trends. */
export interface DetectorHooks<O, G, Id extends string> {
  readonly additionalHistograms?: readonly AdditionalHistogram<O, G>[];
  readonly windows?: readonly WindowSpec[];
  readonly stacks?: readonly StackSpec[];
  readonly histogramOptions?: readonly HistogramOptions[];
  readonly histogramGroups?: readonly GroupSpec[];
  readonly processors?: readonly Processor<O, G>[];
  readonly trends?: readonly TrendSpec<Id>[];
  readonly alarms?: readonly AlarmSpec<NoInfer<Id>>[];
  /** Trenders and alarms that configuration may use by name. */
  // biome-ignore lint/suspicious/noExplicitAny: factories of any configuration, told apart by their own schemas
  readonly provides?: readonly (TrenderFactory<any, any> | AlarmFactory<any, any>)[];
}
/** The name of a hook. */
export type HookName = keyof DetectorHooks<unknown, unknown, string>;

/** How contributions combine; a hook without a row here does not compile. */
export const hookKinds = {
  additionalHistograms: "collect",
  windows: "collect",
  stacks: "first-match",
  histogramOptions: "merge",
  histogramGroups: "first-match",
  processors: "chain",
  trends: "collect",
  alarms: "collect",
  provides: "collect",
} as const satisfies Record<HookName, "collect" | "merge" | "first-match" | "chain">;
/** How contributions to each hook combine, as types. */
export type HookKinds = typeof hookKinds;

/** The checked values of a schema; without fields an empty object. */
export type SchemaValues<S extends z.ZodObject> = keyof S["shape"] extends never ? {} : z.output<S>;
/** Refuses a schema with a field that has no default. */
type Defaulted<S extends z.ZodObject> =
  {} extends z.input<S> ? unknown : { readonly "each option needs .default(...)": never };

/** What `defineDetector` takes: the whole plug-in. S: schema of the options, G: of the settings, Id: ids of its trends. */
export interface DetectorDefinition<S extends z.ZodObject, G extends z.ZodObject, Id extends string>
  extends DetectorHooks<SchemaValues<S>, SchemaValues<G>, Id> {
  /** As in file names. */
  readonly subsystem: Uppercase<string>;
  readonly title: string;
  /**
   * What a shifter may change for a time slice. Each with default, unit and description:
   * form, check and cache key follow from it.
   */
  readonly processingOptions?: S & Defaulted<S>;
  /** What the deployment fixes: the detector's own section of the configuration. */
  readonly settings?: G & Defaulted<G>;
  /** Which bin counts events. Default: bin 1 of the last name that contains "events". */
  readonly eventCounter?: { readonly hist: HistogramMatch; readonly bin: number };
}

/** Branded by a string, not a class: two copies of the SDK in one process still agree. */
export interface DetectorPlugin<S extends z.ZodObject = z.ZodObject, Id extends string = string> {
  readonly $type: "@overwatch/detector";
  /** PLUGIN_API of the SDK that built it. */
  readonly api: string;
  readonly subsystem: string;
  readonly title: string;
  readonly options: S;
  readonly settings: z.ZodObject;
  readonly eventCounter: { readonly hist: HistogramMatch; readonly bin: number } | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: options and settings are known to the plug-in alone
  readonly hooks: DetectorHooks<any, any, Id>;
}

/** The "overwatch" field of a plug-in's package.json, read before its code runs. */
export interface PluginManifest {
  readonly plugin: "detector";
  readonly subsystem: string;
  /** Semver range of PLUGIN_API. */
  readonly api: string;
}
