import { canExtend } from "../axis/axis-flags.js";
import { cellIndex } from "../cells/cell-index.js";
import { axisAt } from "../cells/cells-view.js";
import type { Draft } from "../cells/draft.js";
import { putCell } from "../cells/storage.js";
import { doubleBins } from "./find-label.js";

/** Beyond this a single number would make a histogram of gigabytes. */
const mostBins = 2 ** 24;

/** Sets a content by its bin numbers. Source: TH1::SetBinContent, with the growing of axes that may. */
export function setDraftContent(draft: Draft, bins: readonly number[], value: number): void {
  draft.entries++;
  draft.stats[0] = 0;
  const [x = 0, y = 0, z = 0] = bins;
  const isLine = draft.axes.length === 1;
  const grows = isLine && x <= mostBins && canExtend(axisAt(draft, 0));
  while (grows && x > axisAt(draft, 0).nbins) doubleBins(draft, 0);
  const isOutside = draft.axes.some((axis, index) => {
    const bin = [x, y, z][index] ?? 0;
    return bin < 0 || bin > axis.nbins + 1;
  });
  if (!isOutside) putCell(draft.storage, draft.contents, cellIndex(draft.axes, x, y, z), value);
}
