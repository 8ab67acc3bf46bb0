import { type HistogramError, histNotDefined } from "../../errors/histogram-errors.js";
import { createSumw2 } from "../arithmetic/create-sumw2.js";
import { copyDraft, type Draft, fromDraft, toDraft, toSharedDraft } from "../cells/draft.js";
import { isEmpty } from "../cells/is-empty.js";
import { isCelled } from "../cells/map-members.js";
import { appendPending, hasPending } from "../filling/append-pending.js";
import { flushDraft } from "../filling/flush.js";
import { computeStats } from "../stats/compute-stats.js";
import type { AnyHistogram, Celled } from "../types.js";
import type { AxisBinning } from "./common-axis.js";
import { examine, hasLimits, type MergeOptions } from "./examine.js";
import { mergeByLabel } from "./merge-by-label.js";
import { mergeByNumber, mergeByPosition, setNewAxes } from "./merge-by-position.js";
import { mergeGraphs } from "./merge-graphs.js";

/** The sum, or why there is none. */
export type MergeResult<H extends AnyHistogram> =
  | { readonly ok: true; readonly hist: H }
  | { readonly ok: false; readonly error: HistogramError };

/**
 * One histogram with everything that is in the inputs. Name, title, storage and looks are those of the first.
 * Equal axes: cell by cell. Labels on axes that grow: by label. Other axes: by position, on an axis that holds all of
 * them. Pending fills without limits are collected. Graphs: all points. Stacks are not merged, as in ROOT.
 * Axes that do not fit are not the caller's mistake: the result then says why (HIST_KINDS_DIFFER, HIST_LIMITS_DIFFER,
 * HIST_FLOW_IN_THE_WAY, HIST_NOT_DEFINED), the inputs are untouched. Source: TH1Merger, TGraph::Merge.
 */
export function merge<H extends AnyHistogram>(
  inputs: readonly [H, ...H[]],
  options: MergeOptions = {},
): MergeResult<H> {
  const [first, ...others] = inputs;
  if (first.kind === "graph") return { ok: true, hist: mergeGraphs(inputs) };
  if (!isCelled(first)) return { ok: false, error: histNotDefined("merge", first.kind) };
  const target = toDraft(first);
  const drafts: Draft[] = [];
  for (const other of others) {
    if (!isCelled(other)) return { ok: false, error: histNotDefined("merge", other.kind) };
    // Pending fills are put in their cells first: that changes a draft.
    drafts.push(other.attributes?.fBuffer === undefined ? toSharedDraft(other) : toDraft(other));
  }
  const error = mergeDrafts(target, drafts, options);
  return error ? { ok: false, error } : { ok: true, hist: fromDraft<H & Celled>(target) };
}

/** For operations that merge on the way: a failure is thrown. */
export function mergeOrThrow<H extends Celled>(inputs: readonly [H, ...H[]]): H {
  const result = merge(inputs);
  if (!result.ok) throw result.error;
  return result.hist;
}

function mergeDrafts(target: Draft, inputs: readonly Draft[], options: MergeOptions): HistogramError | undefined {
  for (const draft of [target, ...inputs]) if (hasLimits(draft)) flushDraft(draft, draft === target);
  const plan = examine(target, inputs, options);
  if (plan.way === "none") return plan.error;
  if (inputs.some((input) => input.sumw2 !== undefined)) createSumw2IfCounts(target);
  if (plan.way === "same-axes") return addAll(target, inputs, plan.way);
  if (plan.way === "buffers") {
    mergePending(target, inputs);
    return undefined;
  }
  const own = takeOwnContents(target, plan.axes, plan.way === "labels");
  const left = mergePending(target, [...own, ...inputs]);
  if (left.length > 0) flushDraft(target);
  return addAll(target, left, plan.way);
}

/** Where the target gets new axes, its contents become one more input. */
function takeOwnContents(target: Draft, axes: readonly (AxisBinning | undefined)[], byLabel: boolean): Draft[] {
  if (byLabel && axes.every((axis) => axis === undefined)) return [];
  const own = isEmpty(target) ? [] : [copyDraft(target)];
  if (own.length > 0) {
    delete target.attributes["fBuffer"];
    delete target.attributes["fBufferSize"];
  }
  setNewAxes(target, axes);
  return own;
}

/** Sums up entries, statistics and cells of all that have contents. */
function addAll(
  target: Draft,
  inputs: readonly Draft[],
  way: "same-axes" | "labels" | "new-axes",
): HistogramError | undefined {
  const stats = computeStats(target);
  let { entries } = target;
  for (const input of inputs) {
    if (isEmpty(input)) continue;
    computeStats(input).forEach((sum, index) => {
      if (index < stats.length) stats[index] = (stats[index] ?? 0) + sum;
    });
    entries += input.entries;
    if (way === "same-axes") mergeByNumber(target, input);
    else if (way === "labels") mergeByLabel(target, input);
    else {
      const error = mergeByPosition(target, input);
      if (error) return error;
    }
  }
  target.stats = stats;
  target.entries = entries;
  return undefined;
}

function createSumw2IfCounts(target: Draft): void {
  if (target.binEntries === undefined) createSumw2(target);
}

/** Moves the fills of inputs without limits to the target; returns the others. */
function mergePending(target: Draft, inputs: readonly Draft[]): readonly Draft[] {
  return inputs.filter((input) => {
    if (hasLimits(input) || !hasPending(input)) return true;
    appendPending(target, input);
    return false;
  });
}
