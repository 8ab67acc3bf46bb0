import { cellsOf, factorTo, isSameBinning } from "./cells.js";
import type { JsrootObject } from "./drawing.js";

/**
 * One histogram divided by another, cell by cell, with errors of independent counts. A cell in which the other has nothing is
 * empty.
 *
 * @param options - `normalise`: the other is first scaled to the same sum; `title` of the result's contents.
 * @returns undefined when they cannot be divided: profiles, graphs, stacks, other binning.
 */
export function ratioOf(
  main: JsrootObject,
  other: JsrootObject,
  { normalise = false, title = "" }: { readonly normalise?: boolean; readonly title?: string } = {},
): JsrootObject | undefined {
  const [cells, others] = [cellsOf(main), cellsOf(other)];
  if (cells === undefined || others === undefined || !isSameBinning(main, other)) return undefined;
  const factor = normalise ? factorTo(main, other) : 1;
  const fArray = cells.values.map(() => 0);
  const fSumw2 = cells.values.map(() => 0);
  for (const cell of cells.inner) {
    const [a, b] = [cells.values[cell] ?? 0, (others.values[cell] ?? 0) * factor];
    if (b === 0) continue;
    const [va, vb] = [cells.variances[cell] ?? 0, (others.variances[cell] ?? 0) * factor * factor];
    fArray[cell] = a / b;
    fSumw2[cell] = va / b ** 2 + (a ** 2 * vb) / b ** 4;
  }
  const isFlat = main._typename.startsWith("TH1");
  const axis = isFlat ? "fYaxis" : "fZaxis";
  return {
    ...main,
    _typename: isFlat ? "TH1D" : "TH2D",
    fTitle: "",
    fArray,
    fSumw2,
    fMinimum: -1111,
    fMaximum: -1111,
    fEntries: cells.inner.length,
    [axis]: { ...(main[axis] as object), fTitle: title },
  };
}
