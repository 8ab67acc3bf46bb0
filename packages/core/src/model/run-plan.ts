import type { HistogramInfo, Hists, HistsAvailable } from "./hists.js";
import type { MovingWindow } from "./window.js";

/** What a step of the plan is: the plug-in's declaration found again by its hook and id. */
export interface PlannedStep {
  readonly hook: "additionalHistograms" | "processors";
  /** Index in the plug-in's list of that hook: what a runner calls. */
  readonly index: number;
  readonly id: string;
}

/** How one additional histogram or stack is made; made before processing, in this order. */
export type PlannedSource =
  | {
      readonly name: string;
      readonly make: "derive";
      readonly from: string;
      readonly step: PlannedStep;
      readonly reads: readonly string[];
      /** Of which part of the run; absent: all of it. */
      readonly window?: MovingWindow;
    }
  | {
      readonly name: string;
      readonly make: "window";
      /** What it is a part of: the rules for that one apply to it, too. */
      readonly from: HistogramInfo;
      readonly window: MovingWindow;
    }
  | { readonly name: string; readonly make: "stack"; readonly members: readonly string[] };

/**
 * What is done with the histograms of a (run, subsystem), from names and kinds alone:
 * the same list of names gives the same plan, and a name that appears in mid-run is planned when it appears.
 */
export interface RunPlan extends Hists, HistsAvailable {
  /** Additional histograms and stacks by name. */
  readonly sources: ReadonlyMap<string, PlannedSource>;
  /** Names that no group takes, members of stacks, and what is no histogram (graphs): not shown. */
  readonly hidden: readonly {
    readonly name: string;
    readonly why: "no histogram" | "no group" | "member of a stack";
  }[];
  /** Rules with a match that matched nothing: often a misspelt name. */
  readonly unmatched: readonly { readonly hook: string; readonly rule: string }[];
}
