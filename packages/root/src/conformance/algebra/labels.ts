import { axisRange } from "../../hist/axis/axis-range.js";
import { binContent } from "../../hist/cells/bin-content.js";
import { binError } from "../../hist/cells/bin-error.js";
import { changedAttributes, numberAttribute } from "../../hist/cells/bits.js";
import { cellIndex } from "../../hist/cells/cell-index.js";
import { poissonErrors } from "../../hist/cells/poisson-errors.js";
import { sortLabels } from "../../hist/labels/sort-labels.js";
import { trimLabels } from "../../hist/labels/trim-labels.js";
import { meanOf, medianOf, stdDevOf } from "../../hist/math/vector-statistics.js";
import type { Axis, Binned } from "../../hist/types.js";
import type { Operation } from "./operation.js";

const sortOrders = { a: "alphabetic", ">": "descending", "<": "ascending" } as const;
/** TAxis::kLabelsDown: how labels are drawn. */
const labelsDownBit = 1 << 20;

/** Operations on labels, and functions on the contents of bins. */
export const labels: Readonly<Record<string, Operation>> = {
  LabelsOption: (inputs, args) => {
    const hist = inputs.binned(0);
    const option = args.text("option");
    if (option === "d") return { object: withLabelsDown(hist) };
    return { object: sortLabels(hist, sortOrders[option as "a"]) };
  },
  LabelsDeflate: (inputs) => ({ object: trimLabels(inputs.binned(0)) }),
  ErrorsLowUp: (inputs, args) => {
    const hist = inputs.celled(0);
    const attributes = changedAttributes(hist.attributes, { fBinStatErrOpt: args.number("errorOption") });
    const cells = Array.from({ length: hist.contents.length }, (_, cell) => cell);
    const errors = cells.map((cell) => poissonErrors({ ...hist, attributes }, cell));
    return {
      scalars: {
        low: errors.map(({ low }) => low),
        up: errors.map(({ up }) => up),
        error: cells.map((cell) => binError(hist, cell)),
      },
    };
  },
  Vector: (inputs) => {
    const hist = inputs.binned(0);
    const cells = cellsInRange(hist.axes);
    const values = cells.map((cell) => binContent(hist, cell));
    const weights = cells.map((cell) => Math.abs(binError(hist, cell)) + 0.5);
    return {
      scalars: {
        values,
        weights,
        median: medianOf(values),
        weightedMedian: medianOf(values, weights),
        mean: meanOf(values),
        weightedMean: meanOf(values, weights),
        stdDev: stdDevOf(values),
        weightedStdDev: stdDevOf(values, weights),
      },
    };
  },
};

function withLabelsDown(hist: Binned): Binned {
  const [axis, ...others] = hist.axes;
  const bits = numberAttribute(axis.attributes, "fBits", 0) | labelsDownBit;
  const marked = { ...axis, attributes: changedAttributes(axis.attributes, { fBits: bits }) };
  return { ...hist, axes: [marked, ...others] } as Binned;
}

/** The cells in the ranges of the axes, x fastest. */
function cellsInRange(axes: readonly Axis[]): number[] {
  const [xs = [1], ys = [0], zs = [0]] = axes.map((axis) => {
    const [first, last] = axisRange(axis);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
  return zs.flatMap((z) => ys.flatMap((y) => xs.map((x) => cellIndex(axes, x, y, z))));
}
