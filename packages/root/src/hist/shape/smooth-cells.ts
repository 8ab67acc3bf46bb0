import { binError } from "../cells/bin-error.js";
import { fromDraft, toDraft } from "../cells/draft.js";
import { putCell } from "../cells/storage.js";
import type { Histogram } from "../types.js";

/** ROOT's kernels for 2-D histograms. */
export type Kernel = "k5a" | "k5b" | "k3a";

const kernels: Readonly<Record<Kernel, readonly (readonly number[])[]>> = {
  k5a: [
    [0, 0, 1, 0, 0],
    [0, 2, 2, 2, 0],
    [1, 2, 5, 2, 1],
    [0, 2, 2, 2, 0],
    [0, 0, 1, 0, 0],
  ],
  k5b: [
    [0, 1, 2, 1, 0],
    [1, 2, 4, 2, 1],
    [2, 4, 8, 4, 2],
    [1, 2, 4, 2, 1],
    [0, 1, 2, 1, 0],
  ],
  k3a: [
    [0, 1, 0],
    [1, 2, 1],
    [0, 1, 0],
  ],
};

/** Each cell becomes the mean of itself and its neighbours inside the axes, weighted by the kernel. Source: TH2::Smooth. */
export function smoothCells(source: Histogram<2>, kernel: Kernel): Histogram<2> {
  const draft = toDraft(source);
  const [{ nbins: nx }, { nbins: ny }] = source.axes;
  for (let x = 1; x <= nx; x++) {
    for (let y = 1; y <= ny; y++) {
      const { content, square, norm } = weightedSums(source, kernels[kernel], x, y);
      if (norm === 0) continue;
      const cell = x + (nx + 2) * y;
      putCell(draft.storage, draft.contents, cell, content / norm);
      const error = Math.sqrt(square / (norm * norm));
      if (draft.sumw2) draft.sumw2[cell] = error * error;
    }
  }
  // Contents were set: the sums taken while filling no longer fit.
  draft.stats[0] = 0;
  return fromDraft(draft);
}

function weightedSums(source: Histogram<2>, kernel: readonly (readonly number[])[], x: number, y: number) {
  const [{ nbins: nx }, { nbins: ny }] = source.axes;
  const reach = (kernel.length - 1) / 2;
  let [content, square, norm] = [0, 0, 0];
  for (let i = 0; i < kernel.length; i++) {
    for (let j = 0; j < kernel.length; j++) {
      const [atX, atY, weight] = [x + i - reach, y + j - reach, kernel[i]?.[j] ?? 0];
      if (weight === 0 || atX < 1 || atX > nx || atY < 1 || atY > ny) continue;
      const cell = atX + (nx + 2) * atY;
      norm += weight;
      content += weight * (source.contents[cell] ?? 0);
      const error = binError(source, cell);
      square += weight * weight * error * error;
    }
  }
  return { content, square, norm };
}
