import type { Draft } from "../cells/draft.js";
import type { Numbers } from "../types.js";
import { fillDraft } from "./fill-draft.js";
import { flushDraft, pendingFills } from "./flush.js";

export function hasPending(draft: Draft): boolean {
  return draft.attributes["fBuffer"] !== undefined;
}

/** Fills what waits in an input's buffer into the target: into its buffer while there is room. Source: TH1Merger::CopyBuffer. */
export function appendPending(target: Draft, input: Draft): void {
  for (const { at, weight } of pendingFills(input).list) fillOrBuffer(target, at, weight);
}

/** Puts a fill into the buffer, or, once that is full or gone, into the cells. Source: TH1::BufferFill. */
export function fillOrBuffer(target: Draft, at: readonly number[], weight: number): void {
  const { fBuffer, fBufferSize } = target.attributes as { readonly fBuffer?: Numbers; readonly fBufferSize?: number };
  const count = fBuffer?.[0] ?? 0;
  const width = at.length + 1;
  if (fBuffer === undefined || count < 0) {
    fillDraft(target, at, weight);
    return;
  }
  if (width * (count + 1) >= (fBufferSize ?? 0)) {
    flushDraft(target);
    fillDraft(target, at, weight);
    return;
  }
  const next = new Float64Array(1 + width * (count + 1));
  next.set(fBuffer.slice(0, 1 + width * count));
  next.set([count + 1], 0);
  next.set([weight, ...at], 1 + width * count);
  target.attributes["fBuffer"] = next;
}
