import { type HistogramError, histKindsDiffer, histLimitsDiffer } from "../../errors/histogram-errors.js";
import { canExtend, withAxisFlags } from "../axis/axis-flags.js";
import type { Draft } from "../cells/draft.js";
import { isEmpty } from "../cells/is-empty.js";
import type { Axis } from "../types.js";
import { type AxisBinning, binningOf, commonBinning, haveSameBins } from "./common-axis.js";

/** How inputs can be merged, and with new axes where they need some. */
export type MergePlan =
  | { readonly way: "same-axes" }
  | { readonly way: "buffers" }
  | { readonly way: "new-axes" | "labels"; readonly axes: readonly (AxisBinning | undefined)[] }
  | { readonly way: "none"; readonly error: HistogramError };

/** How `merge` adds. */
export interface MergeOptions {
  /** Merge by position even where all bins have labels. */
  readonly ignoreLabels?: boolean;
}

/**
 * Looks at all inputs, empty ones too, as their axes count. May make the axes of an empty target growable,
 * for labels to come. Source: TH1Merger::ExamineHistograms.
 */
export function examine(target: Draft, others: readonly Draft[], options: MergeOptions): MergePlan {
  const inputs = [target, ...others];
  const odd = others.find((other) => other.axes.length !== target.axes.length || isOddKind(target, other));
  if (odd) return { way: "none", error: histKindsDiffer("merge", target.kind, odd.kind) };
  const limited = inputs.filter(hasLimits);
  const binnings: AxisBinning[] | undefined = limited[0]?.axes.map(binningOf);
  const differs = target.axes.map(() => false);
  for (const input of limited.slice(1)) {
    for (const [index, axis] of input.axes.entries()) {
      // Histograms of one file share their axes.
      if (axis === limited[0]?.axes[index] && differs[index] === false) continue;
      const known = asAxis(binnings?.[index] ?? axis, axis);
      if (haveSameBins(known, axis)) continue;
      differs[index] = true;
      const common = commonBinning(known, axis);
      if (common === undefined || binnings === undefined) {
        return { way: "none", error: histLimitsDiffer("merge", target.name, describe(known), describe(axis)) };
      }
      binnings[index] = common;
    }
  }
  const isNew = (index: number): boolean =>
    differs[index] === true || !(target.axes[index] && isLimited(target.axes[index]));
  const axes = (binnings ?? []).map((binning, index) => (isNew(index) ? binning : undefined));
  if (!options.ignoreLabels && haveCommonLabels(target, inputs)) return { way: "labels", axes };
  if (limited.length === inputs.length && !differs.includes(true)) return { way: "same-axes" };
  if (binnings === undefined) return { way: "buffers" };
  return { way: "new-axes", axes };
}

function isOddKind(target: Draft, other: Draft): boolean {
  return target.binEntries !== undefined && other.binEntries === undefined;
}

function asAxis(binning: AxisBinning, { name, title }: Axis): Axis {
  const { edges, ...rest } = binning;
  return { name, title, ...rest, ...(edges && { edges }) };
}

function describe({ nbins, min, max, edges }: Axis): string {
  return `${nbins}${edges ? " variable" : ""} bins from ${min} to ${max}`;
}

function isLimited(axis: Axis): boolean {
  return axis.min < axis.max;
}

export function hasLimits(draft: { readonly axes: readonly Axis[] }): boolean {
  return draft.axes.every(isLimited);
}

/** Whether all that have contents have labels on an axis that the target lets grow. */
function haveCommonLabels(target: Draft, inputs: readonly Draft[]): boolean {
  let labelled: readonly boolean[] | undefined;
  for (const input of inputs) {
    if (isEmpty(input)) continue;
    const own = input.axes.map((axis) => axis.labels !== undefined);
    if (!own.includes(true)) return false;
    labelled ??= own;
    const common = labelled;
    if (!own.some((has, index) => has && common[index])) return false;
    if (target.axes.some((axis, index) => canExtend(axis) && common[index])) continue;
    if (!isEmpty(target)) return false;
    target.axes = target.axes.map((axis, index) => withAxisFlags(axis, { canExtend: common[index] === true }));
  }
  // With empty inputs only, ROOT takes this way too; there is nothing to carry over.
  return true;
}
