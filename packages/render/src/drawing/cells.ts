import type { JsrootObject } from "./drawing.js";

/** Contents and squares of errors of a histogram in jsroot's form, with the cells outside of the axes. */
export interface Cells {
  readonly values: readonly number[];
  readonly variances: readonly number[];
  /** Indices of the cells inside the axes. */
  readonly inner: readonly number[];
}

/** Undefined for what is no histogram of one or two dimensions with counts: a profile's contents are no sums. */
export function cellsOf(object: JsrootObject): Cells | undefined {
  const { _typename: type, fArray, fSumw2 } = object;
  if (!/^TH[12][CSIFDL]$/.test(type) || !Array.isArray(fArray)) return undefined;
  const values = fArray.map(Number);
  const [nx, ny] = [binsOf(object, "fXaxis"), type.startsWith("TH2") ? binsOf(object, "fYaxis") : 0];
  if (values.length !== (nx + 2) * (ny === 0 ? 1 : ny + 2)) return undefined;
  const squares = Array.isArray(fSumw2) && fSumw2.length === values.length ? fSumw2.map(Number) : undefined;
  const inner: number[] = [];
  for (let y = ny === 0 ? 0 : 1; y <= ny; y++) for (let x = 1; x <= nx; x++) inner.push(y * (nx + 2) + x);
  return { values, variances: squares ?? values.map(Math.abs), inner };
}

/** Whether cells of the two stand for the same. */
export function isSameBinning(a: JsrootObject, b: JsrootObject): boolean {
  const edges = (object: JsrootObject) =>
    (["fXaxis", "fYaxis"] as const).map((name) => {
      const { fNbins, fXmin, fXmax, fXbins } = (object[name] ?? {}) as Readonly<Record<string, unknown>>;
      return [fNbins, fXmin, fXmax, fXbins];
    });
  return a._typename.slice(0, 3) === b._typename.slice(0, 3) && JSON.stringify(edges(a)) === JSON.stringify(edges(b));
}

export function sumOf({ values, inner }: Cells): number {
  return inner.reduce((sum, cell) => sum + (values[cell] ?? 0), 0);
}

/** A factor that gives `other` the same sum as `main`; 1 where there is none. */
export function factorTo(main: JsrootObject, other: JsrootObject): number {
  const [cells, others] = [cellsOf(main), cellsOf(other)];
  if (cells === undefined || others === undefined) return 1;
  const factor = sumOf(cells) / sumOf(others);
  return Number.isFinite(factor) && factor > 0 ? factor : 1;
}

function binsOf(object: JsrootObject, axis: "fXaxis" | "fYaxis"): number {
  return Number((object[axis] as { readonly fNbins?: unknown } | undefined)?.fNbins ?? 0);
}
