import { reset } from "../arithmetic/reset.js";
import { axisRange } from "../axis/axis-range.js";
import { binContent } from "../cells/bin-content.js";
import { binErrorSquared } from "../cells/bin-error.js";
import { cellStrides } from "../cells/cell-index.js";
import { fromDraft, toDraft } from "../cells/draft.js";
import { addToCell } from "../cells/storage.js";
import { flush } from "../filling/flush.js";
import type { Axis, Binned } from "../types.js";

/** In which direction `cumulative` sums, and how the result is called. */
export interface CumulativeOptions {
  /** Sum up from the last bin to the first. */
  readonly backward?: boolean;
  /** Default: name of the source and "_cumulative". */
  readonly name?: string;
}

/**
 * The histogram in which each bin holds the sum of itself and all before it (or behind it), x fastest, over the bins in
 * range. Entries and sums are 0, as in ROOT. Source: TH1::GetCumulative.
 */
export function cumulative<H extends Binned>(hist: H, options: CumulativeOptions = {}): H {
  const source = flush(hist);
  const draft = toDraft(reset(source));
  draft.name = options.name ?? `${hist.name}_cumulative`;
  let sum = 0;
  let squares = 0;
  const cells = cellsInRange(source.axes);
  for (const cell of options.backward ? cells.reverse() : cells) {
    sum += binContent(source, cell);
    addToCell(draft.storage, draft.contents, cell, sum);
    if (draft.sumw2) {
      squares += binErrorSquared(source, cell);
      draft.sumw2[cell] = squares;
    }
  }
  return fromDraft(draft);
}

function cellsInRange(axes: readonly Axis[]): number[] {
  const strides = cellStrides(axes);
  return axes.reduceRight<number[]>(
    (cells, axis, index) => {
      const [first, last] = axisRange(axis);
      const bins = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * (strides[index] ?? 0));
      return cells.flatMap((cell) => bins.map((offset) => cell + offset));
    },
    [0],
  );
}
