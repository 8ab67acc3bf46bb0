import { axisRange } from "../../hist/axis/axis-range.js";
import { binCenter, binLowEdge, binUpEdge, binWidth } from "../../hist/axis/bin-edges.js";
import { findBin } from "../../hist/axis/find-bin.js";
import { binContent } from "../../hist/cells/bin-content.js";
import { binError } from "../../hist/cells/bin-error.js";
import { changedAttributes } from "../../hist/cells/bits.js";
import { cellIndex } from "../../hist/cells/cell-index.js";
import { sumOfWeights } from "../../hist/cells/sum-of-weights.js";
import { flush } from "../../hist/filling/flush.js";
import { computeStats } from "../../hist/stats/compute-stats.js";
import { correlation, covariance } from "../../hist/stats/covariance.js";
import { effectiveEntries } from "../../hist/stats/effective-entries.js";
import { maximum, maximumCell, minimum, minimumCell } from "../../hist/stats/extremes.js";
import { findFirstBinAbove, findLastBinAbove } from "../../hist/stats/find-above.js";
import { type Bins, integral, integralAndError } from "../../hist/stats/integral.js";
import { mean, meanError } from "../../hist/stats/mean.js";
import { kurtosis, kurtosisError, skewness, skewnessError } from "../../hist/stats/skewness.js";
import { stdDev, stdDevError } from "../../hist/stats/std-dev.js";
import type { Celled } from "../../hist/types.js";
import type { Fields } from "../fields.js";
import { toNumber } from "../fields.js";
import { axesOf, axisNames } from "./after.js";
import { type Operation, withRanges } from "./operation.js";

/** Operations that only ask. */
export const measures: Readonly<Record<string, Operation>> = {
  Integral: (inputs, args) => {
    const hist = withRanges(inputs.celled(0), args);
    const options = { byWidth: args.text("option", "").includes("width") };
    if (!args.has("bins")) return { scalars: { integral: integral(hist, {}, options) } };
    const bins = binsOf(args.numbers("bins"));
    const { value, error } = integralAndError(hist, bins, options);
    return { scalars: { integral: value, error } };
  },
  Stats: (inputs, args) => {
    const hist = flush<Celled>(withRanges(inputs.celled(0), args));
    const of = (get: (hist: Celled, axis: "x") => number) => axesOf(hist).map((axis) => get(hist, axis as "x"));
    return {
      scalars: {
        entries: hist.entries,
        effectiveEntries: effectiveEntries(hist),
        sumOfWeights: sumOfWeights(hist),
        stats: [...computeStats(hist)],
        first: hist.axes.map((axis) => axisRange(axis)[0]),
        last: hist.axes.map((axis) => axisRange(axis)[1]),
        mean: of(mean),
        meanError: of(meanError),
        rms: of(stdDev),
        stdDev: of(stdDev),
        stdDevError: of(stdDevError),
        skewness: of(skewness),
        skewnessError: of(skewnessError),
        kurtosis: of(kurtosis),
        kurtosisError: of(kurtosisError),
        ...covariances(hist),
      },
    };
  },
  Bins: (inputs, args) => {
    const hist = flush<Celled>(inputs.celled(0));
    return {
      scalars: {
        ...(args.has("bins") && binsAt(hist, args.numbers("bins"))),
        ...(args.has("points") && cellsAt(hist, args)),
      },
    };
  },
  Extremes: (inputs, args) => {
    const set = {
      ...(args.has("setMaximum") && { fMaximum: args.number("setMaximum") }),
      ...(args.has("setMinimum") && { fMinimum: args.number("setMinimum") }),
    };
    const ranged = withRanges(inputs.celled(0), args);
    const hist = { ...ranged, attributes: changedAttributes(ranged.attributes, set) };
    return {
      scalars: {
        maximum: maximum(hist),
        minimum: minimum(hist),
        maximumBin: maximumCell(hist),
        minimumBin: minimumCell(hist),
        ...(args.has("below") && {
          maximumBelow: maximum(hist, args.number("below")),
          minimumAbove: minimum(hist, args.number("above")),
        }),
        ...(args.has("threshold") && {
          firstAbove: axesOf(hist).map((axis) => findFirstBinAbove(hist, args.number("threshold"), axis as "x")),
          lastAbove: axesOf(hist).map((axis) => findLastBinAbove(hist, args.number("threshold"), axis as "x")),
        }),
      },
    };
  },
};

/** Of a 2-D histogram one covariance and the correlation, of a 3-D one three covariances. */
function covariances(hist: Celled): Record<string, unknown> {
  if (hist.kind === "h2" || hist.kind === "profile2") {
    return { covariance: covariance(hist, "x", "y"), correlation: correlation(hist, "x", "y") };
  }
  if (hist.kind !== "h3" && hist.kind !== "profile3") return {};
  return { covariance: [covariance(hist, "x", "y"), covariance(hist, "x", "z"), covariance(hist, "y", "z")] };
}

/** First and last bin of each axis from a flat list. */
function binsOf(numbers: readonly number[]): Bins {
  const pairs = axisNames.map((name, index) => [name, [numbers[2 * index] ?? 0, numbers[2 * index + 1] ?? 0]] as const);
  return Object.fromEntries(pairs);
}

function binsAt(hist: Celled, bins: readonly number[]): Record<string, unknown> {
  const [axis] = hist.axes;
  return {
    content: bins.map((bin) => binContent(hist, bin)),
    error: bins.map((bin) => binError(hist, bin)),
    center: bins.map((bin) => binCenter(axis, bin)),
    lowEdge: bins.map((bin) => binLowEdge(axis, bin)),
    upEdge: bins.map((bin) => binUpEdge(axis, bin)),
    width: bins.map((bin) => binWidth(axis, bin)),
  };
}

function cellsAt(hist: Celled, args: Fields): Record<string, unknown> {
  const bin = args.items("points").map((point) => {
    const at = Array.isArray(point) ? point.map((value) => toNumber(value)) : [];
    const [x = 0, y = 0, z = 0] = hist.axes.map((axis, index) => findBin(axis, at[index] ?? 0));
    return cellIndex(hist.axes, x, y, z);
  });
  return { bin };
}
