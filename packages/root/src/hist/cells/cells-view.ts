import type { Axis, HistogramAttributes, Numbers, ProfileErrors } from "../types.js";

/**
 * What the reading functions need of a histogram or profile. Both the public types and a draft fit.
 * `binEntries` tells a profile from a histogram.
 */
export interface CellsView {
  readonly axes: readonly Axis[];
  readonly contents: Numbers;
  readonly sumw2?: Numbers | undefined;
  readonly binEntries?: Numbers | undefined;
  readonly binSumw2?: Numbers | undefined;
  readonly errors?: ProfileErrors | undefined;
  readonly entries: number;
  readonly stats: Numbers;
  readonly attributes?: HistogramAttributes | undefined;
}

/** The number at an index, 0 outside. */
export function valueAt(numbers: Numbers, index: number): number {
  return numbers[index] ?? 0;
}

/** The axis of a histogram by its position: 0 is x. */
export function axisAt(view: { readonly axes: readonly Axis[] }, index: number): Axis {
  const axis = view.axes[index];
  if (axis === undefined) throw new RangeError(`expected an axis with index ${index}, found ${view.axes.length} axes`);
  return axis;
}
