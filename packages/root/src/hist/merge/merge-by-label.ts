import { canExtend } from "../axis/axis-flags.js";
import { cellIndex, cellPosition } from "../cells/cell-index.js";
import { axisAt } from "../cells/cells-view.js";
import type { Draft } from "../cells/draft.js";
import { findOrAddLabel } from "../filling/find-label.js";
import { isCellEmpty, mergeBin } from "./merge-bin.js";
import { fixedBin } from "./merge-by-position.js";

/**
 * Adds the cells of an input by the labels of its bins, on the axes that may grow in both; by position on the others.
 * New labels are appended. Source: TH1Merger::LabelMerge, but for labels along z, which ROOT 6.40 takes from y.
 */
export function mergeByLabel(target: Draft, input: Draft): void {
  const byLabel = input.axes.map(
    (axis, index) => axis.labels !== undefined && canExtend(axis) && canExtend(axisAt(target, index)),
  );
  for (let cell = 0; cell < input.contents.length; cell++) {
    if (isCellEmpty(input, cell)) continue;
    const position = cellPosition(input.axes, cell);
    const bins = input.axes.map((axis, index) => {
      const bin = position[index] ?? 0;
      const isFlow = bin === 0 || bin > axis.nbins;
      if (byLabel[index] && !isFlow) return findOrAddLabel(target, index, axis.labels?.get(bin) ?? "");
      return fixedBin(axisAt(target, index), axis, bin);
    });
    const [x = 0, y = 0, z = 0] = bins;
    mergeBin(target, input, cell, cellIndex(target.axes, x, y, z));
  }
}
