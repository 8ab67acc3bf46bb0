import { axisRange, type BinRange } from "../axis/axis-range.js";
import { binWidth } from "../axis/bin-edges.js";
import { summedContent } from "../cells/bin-content.js";
import { binErrorSquared } from "../cells/bin-error.js";
import { cellStrides } from "../cells/cell-index.js";
import { sumLine } from "../cells/sum-line.js";
import { flush } from "../filling/flush.js";
import type { Axis, Celled, Numbers } from "../types.js";

/** Bins per axis, both inclusive; 0 is the underflow, nbins + 1 the overflow. Axes not named are taken as their range says. */
export type Bins = Partial<Record<"x" | "y" | "z", BinRange>>;

/** How `integral` counts a cell. */
export interface IntegralOptions {
  /** Multiply each content by the volume of its cell. */
  readonly byWidth?: boolean;
}

/**
 * Sum of the contents in a range of bins, by default those in the axes' ranges, so without under- and overflow. Numbers
 * outside are cut to 0..nbins + 1; a last bin below the first means up to the overflow. Source: TH1::Integral.
 */
export function integral(hist: Celled, bins: Bins = {}, options: IntegralOptions = {}): number {
  // Contents of a profile are means, not what its cells store.
  if (options.byWidth || "binEntries" in hist) return sumCells(hist, bins, options).value;
  return sumContents(flush(hist), bins);
}

/** The same sum in the same order, without widths and errors: thirty times as fast on large histograms. */
function sumContents({ axes, contents }: Celled, bins: Bins): number {
  const [, strideY, strideZ] = cellStrides(axes);
  const [xs, ys, zs] = rangesOf(axes, bins);
  if (axes.length === 1) return sumLine(contents, 0, xs[0], 1, xs[1] - xs[0] + 1);
  const whole = sumWhole(contents, [xs, ys, zs], [strideY, strideZ]);
  if (whole !== undefined) return whole;
  let value = 0;
  for (let x = xs[0]; x <= xs[1]; x++) {
    if (axes.length === 2) value = sumLine(contents, value, x + strideY * ys[0], strideY, ys[1] - ys[0] + 1);
    else
      for (let y = ys[0]; y <= ys[1]; y++) {
        value = sumLine(contents, value, x + strideY * y + strideZ * zs[0], strideZ, zs[1] - zs[0] + 1);
      }
  }
  return value;
}

/**
 * The sum in order of memory, which is quicker, where no order could give another one: of whole numbers whose sizes together
 * are exact in a double. undefined at the first other number.
 */
function sumWhole(
  contents: Numbers,
  [xs, ys, zs]: readonly [x: BinRange, y: BinRange, z: BinRange],
  [strideY, strideZ]: readonly [y: number, z: number],
): number | undefined {
  let [value, size] = [0, 0];
  for (let z = zs[0]; z <= zs[1]; z++) {
    for (let y = ys[0]; y <= ys[1]; y++) {
      const row = strideY * y + strideZ * z;
      for (let cell = row + xs[0]; cell <= row + xs[1]; cell++) {
        const content = contents[cell] ?? 0;
        if (content !== Math.trunc(content)) return undefined;
        value += content;
        size += Math.abs(content);
      }
    }
  }
  return size <= Number.MAX_SAFE_INTEGER ? value : undefined;
}

function rangesOf(axes: readonly Axis[], bins: Bins): readonly [x: BinRange, y: BinRange, z: BinRange] {
  return [clampRange(axes[0], bins.x), clampRange(axes[1], bins.y), clampRange(axes[2], bins.z)];
}

/** The integral and its error, the root of the sum of squared errors. Source: TH1::IntegralAndError. */
export function integralAndError(
  hist: Celled,
  bins: Bins = {},
  options: IntegralOptions = {},
): { readonly value: number; readonly error: number } {
  return sumCells(hist, bins, options);
}

function sumCells(input: Celled, bins: Bins, { byWidth = false }: IntegralOptions): { value: number; error: number } {
  const hist = flush(input);
  const [, strideY, strideZ] = cellStrides(hist.axes);
  const axes: readonly Axis[] = hist.axes;
  const [xs, ys, zs] = rangesOf(axes, bins);
  const widthOf = (index: number, bin: number): number => {
    const axis = axes[index];
    return byWidth && axis ? binWidth(axis, bin) : 1;
  };
  let value = 0;
  let squares = 0;
  for (let x = xs[0]; x <= xs[1]; x++) {
    for (let y = ys[0]; y <= ys[1]; y++) {
      for (let z = zs[0]; z <= zs[1]; z++) {
        const cell = x + strideY * y + strideZ * z;
        const volume = widthOf(0, x) * widthOf(1, y) * widthOf(2, z);
        value += summedContent(hist, cell) * volume;
        squares += binErrorSquared(hist, cell) * volume * volume;
      }
    }
  }
  return { value, error: Math.sqrt(squares) };
}

function clampRange(axis: Axis | undefined, range: BinRange | undefined): BinRange {
  if (axis === undefined) return [0, 0];
  if (range === undefined) return axisRange(axis);
  const first = Math.max(range[0], 0);
  const last = range[1] > axis.nbins + 1 || range[1] < first ? axis.nbins + 1 : range[1];
  return [first, last];
}
