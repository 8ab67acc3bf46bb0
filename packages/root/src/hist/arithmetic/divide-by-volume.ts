import { binWidth } from "../axis/bin-edges.js";
import { binContent } from "../cells/bin-content.js";
import { binError } from "../cells/bin-error.js";
import type { CellsView } from "../cells/cells-view.js";
import type { Draft } from "../cells/draft.js";
import { putCell } from "../cells/storage.js";

/** Puts cells multiplied by a factor and divided by their volumes into a draft; errors likewise. Source: TH1::Add(h, h, c1, -1). */
export function divideByVolume(draft: Draft, source: CellsView, factor: number): void {
  const { axes, storage, contents, sumw2 } = draft;
  const widths = axes.map((axis) => Array.from({ length: axis.nbins + 2 }, (_, bin) => binWidth(axis, bin)));
  const [xs = [1], ys = [1], zs = [1]] = widths;
  let cell = 0;
  for (const wz of zs) {
    for (const wy of ys) {
      for (const wx of xs) {
        const volume = wx * wy * wz;
        const error = binError(source, cell) / volume;
        putCell(storage, contents, cell, (factor * binContent(source, cell)) / volume);
        if (sumw2) sumw2[cell] = factor * factor * error * error;
        cell++;
      }
    }
  }
}
