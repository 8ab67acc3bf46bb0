import { canExtend } from "../axis/axis-flags.js";
import { setAxisRange } from "../axis/axis-range.js";
import { axisAt } from "../cells/cells-view.js";
import { type Draft, fromDraft, toDraft } from "../cells/draft.js";
import type { Axis, Celled, Numbers } from "../types.js";
import { extendAxis } from "./extend-axis.js";
import { fillDraft } from "./fill-draft.js";
import { goodLimits } from "./good-limits.js";

/**
 * The histogram with its pending fills (fBuffer) put into the cells and the buffer dropped; one without pending fills is returned
 * as it is. An axis without limits gets round ones that hold all values. Source: TH1::BufferEmpty. Every operation
 * of this package flushes its inputs first.
 */
export function flush<H extends Celled>(hist: H): H {
  if (hist.attributes?.fBuffer === undefined) return hist;
  const draft = toDraft(hist);
  flushDraft(draft);
  return fromDraft(draft);
}

/** Empties the buffer of a draft. With `keep` it stays, marked as filled in by a negative number of fills, as ROOT does. */
export function flushDraft(draft: Draft, keep = false): void {
  const fills = pendingFills(draft);
  if (keep) markAsFilled(draft);
  else {
    delete draft.attributes["fBuffer"];
    delete draft.attributes["fBufferSize"];
  }
  if (fills.alreadyFilled) return;
  if (fills.list.length > 0) makeRoom(draft, fills.list);
  for (const { at, weight } of fills.list) fillDraft(draft, at, weight);
}

function markAsFilled(draft: Draft): void {
  const { fBuffer } = draft.attributes as { readonly fBuffer?: Numbers };
  const count = fBuffer?.[0] ?? 0;
  if (fBuffer === undefined || count <= 0) return;
  const kept = Float64Array.from(fBuffer);
  kept[0] = -count;
  draft.attributes["fBuffer"] = kept;
}

interface Fill {
  readonly at: readonly number[];
  readonly weight: number;
}

/** A negative number of fills means that they are in the cells already. */
export function pendingFills(draft: Draft): { readonly list: readonly Fill[]; readonly alreadyFilled: boolean } {
  const { fBuffer } = draft.attributes as { readonly fBuffer?: Numbers };
  const count = fBuffer?.[0] ?? 0;
  if (fBuffer === undefined || count <= 0) return { list: [], alreadyFilled: count < 0 };
  const size = 1 + draft.axes.length + (draft.binEntries === undefined ? 0 : 1);
  // The number in the buffer may lie about its length.
  const length = Math.min(Math.trunc(count), Math.floor((fBuffer.length - 1) / size));
  const list = Array.from({ length }, (_, i) => {
    const [weight = 0, ...at] = fBuffer.slice(1 + i * size, 1 + (i + 1) * size);
    return { weight, at };
  });
  return { list, alreadyFilled: false };
}

function makeRoom(draft: Draft, fills: readonly Fill[]): void {
  const ranges = draft.axes.map((_, index) => extremes(fills, index));
  if (draft.axes.some((axis) => axis.max <= axis.min)) {
    // Of all classes TProfile alone leaves the range of its axis as it is.
    const fresh = draft.kind === "profile" ? draft.axes : draft.axes.map((axis) => setAxisRange(axis, 0, 0));
    draft.axes = fresh.map((axis, index) => withLimits(axis, ranges[index] ?? [0, 0]));
  } else if (draft.axes.every(canExtend)) {
    ranges.forEach(([lowest, highest], index) => {
      if (lowest < axisAt(draft, index).min) extendAxis(draft, index, lowest);
      if (highest >= axisAt(draft, index).max) extendAxis(draft, index, highest);
    });
  }
}

function withLimits(axis: Axis, [lowest, highest]: readonly [number, number]): Axis {
  const { edges: _, ...uniform } = axis;
  return { ...uniform, ...goodLimits(axis, lowest, highest) };
}

function extremes(fills: readonly Fill[], index: number): readonly [lowest: number, highest: number] {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (const { at } of fills) {
    const x = at[index] ?? 0;
    if (!Number.isFinite(x)) continue;
    lowest = Math.min(lowest, x);
    highest = Math.max(highest, x);
  }
  return [lowest, highest];
}
