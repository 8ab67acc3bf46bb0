import { createSumw2 } from "../arithmetic/create-sumw2.js";
import { cellIndex } from "../cells/cell-index.js";
import { fromDraft, toDraft } from "../cells/draft.js";
import { addToCell, incrementCell } from "../cells/storage.js";
import type { Binned, Histogram } from "../types.js";
import { flush } from "./flush.js";
import { setDraftContent } from "./set-draft-content.js";

/** A bin number per axis, 0 for the underflow, nbins + 1 for the overflow. Of a one-dimensional histogram also the number alone. */
export type BinNumbers<H extends Binned> =
  H extends Histogram<1>
    ? number | readonly [x: number]
    : H extends Histogram<2>
      ? readonly [x: number, y: number]
      : readonly [x: number, y: number, z: number];

/**
 * The histogram with a content replaced. Entries grow by 1, and the statistics are from now on those of the bins, as
 * the sums taken while filling no longer fit. Numbers outside change nothing but that; a single axis that may
 * grow doubles its bins for them. Source: TH1::SetBinContent.
 */
export function setBinContent<H extends Binned>(hist: H, at: BinNumbers<H>, value: number): H {
  const draft = toDraft(flush(hist));
  setDraftContent(draft, typeof at === "number" ? [at] : at, value);
  return fromDraft(draft);
}

/** The histogram with an error replaced; it becomes weighted. Source: TH1::SetBinError. */
export function setBinError<H extends Binned>(hist: H, at: BinNumbers<H>, error: number): H {
  const draft = toDraft(flush(hist));
  createSumw2(draft);
  const cell = cellAt(hist, at);
  if (cell !== undefined && draft.sumw2) draft.sumw2[cell] = error * error;
  return fromDraft(draft);
}

/** The histogram with a content increased, by 1 if no weight is given; entries and statistics stay. Source: TH1::AddBinContent. */
export function addBinContent<H extends Binned>(hist: H, at: BinNumbers<H>, weight?: number): H {
  const draft = toDraft(flush(hist));
  const cell = cellAt(hist, at);
  if (cell === undefined) return fromDraft(draft);
  if (weight === undefined) incrementCell(draft.storage, draft.contents, cell);
  else addToCell(draft.storage, draft.contents, cell, weight);
  return fromDraft(draft);
}

function cellAt(hist: Binned, at: number | readonly number[]): number | undefined {
  const [x = 0, y = 0, z = 0] = typeof at === "number" ? [at] : at;
  const isOutside = hist.axes.some((axis, index) => !isBin([x, y, z][index] ?? 0, axis.nbins));
  return isOutside ? undefined : cellIndex(hist.axes, x, y, z);
}

function isBin(bin: number, nbins: number): boolean {
  return bin >= 0 && bin <= nbins + 1;
}
