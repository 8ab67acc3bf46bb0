import type { Numbers } from "../types.js";

/**
 * `sum` plus `count` numbers from `first` on, each `stride` behind the one before, added one by one in this order: where a
 * sum runs over several lines, it is handed on from line to line, so that it is rounded as in one loop over all cells.
 */
export function sumLine(numbers: Numbers, sum: number, first: number, stride: number, count: number): number {
  let total = sum;
  for (let left = count, at = first; left > 0; left--, at += stride) total += numbers[at] ?? 0;
  return total;
}

/** Likewise of squared errors. ROOT stores errors, so that each square passes through a root: the last digit may change. */
export function sumErrorLine(
  { contents, sumw2 }: { readonly contents: Numbers; readonly sumw2?: Numbers },
  sum: number,
  first: number,
  stride: number,
  count: number,
): number {
  const squares = sumw2 ?? contents;
  let total = sum;
  for (let left = count, at = first; left > 0; left--, at += stride) {
    const error = Math.sqrt(sumw2 === undefined ? Math.abs(squares[at] ?? 0) : (squares[at] ?? 0));
    total += error * error;
  }
  return total;
}
