/** The one place where hooks are listed, and how contributions to each combine. */
import type { AlarmFactory } from "../../alarms/alarm.js";
import type { TrenderFactory } from "../../trending/trender.js";
import type { AdditionalHistogram, GroupSpec, HistogramOptions, Processor, StackSpec, WindowSpec } from "./rules.js";
import type { AlarmSpec, TrendSpec } from "./watching.js";

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
