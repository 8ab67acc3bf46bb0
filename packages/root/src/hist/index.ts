export type { HistogramError, HistogramErrorCode } from "../errors/histogram-errors.js";
export { type Addend, add, type Dimensional } from "./arithmetic/add.js";
export { addInto } from "./arithmetic/add-into.js";
export { type AsymmetryOptions, asymmetry } from "./arithmetic/asymmetry.js";
export { type DivideOptions, divide } from "./arithmetic/divide.js";
export { multiply } from "./arithmetic/multiply.js";
export { type ResetOptions, reset } from "./arithmetic/reset.js";
export { type ScaleOptions, scale } from "./arithmetic/scale.js";
export { subtract } from "./arithmetic/subtract.js";
export { withErrors, withoutErrors } from "./arithmetic/with-errors.js";
export { axisRange, type BinRange, binRange, isRanged, setAxisRange } from "./axis/axis-range.js";
export { binCenter, binLowEdge, binUpEdge, binWidth } from "./axis/bin-edges.js";
export { type AxesDifference, compareAxes } from "./axis/compare-axes.js";
export { findBin } from "./axis/find-bin.js";
export { setBinLabel } from "./axis/set-bin-label.js";
export { binContent } from "./cells/bin-content.js";
export { binEffectiveEntries, binError } from "./cells/bin-error.js";
export { cellCount, cellIndex, cellPosition } from "./cells/cell-index.js";
export type { CellsView } from "./cells/cells-view.js";
export { isEmpty } from "./cells/is-empty.js";
export { type BinErrors, poissonErrors } from "./cells/poisson-errors.js";
export { sumOfWeights } from "./cells/sum-of-weights.js";
export { type Chi2Mode, type Chi2Options, type Chi2Result, chi2Test } from "./compare/chi2-test.js";
export { type KolmogorovOptions, type KolmogorovResult, kolmogorovTest } from "./compare/kolmogorov-test.js";
export {
  type AxisSpec,
  createHistogram,
  createProfile,
  type HistogramSpec,
  type ProfileSpec,
} from "./filling/create-histogram.js";
export { fill, fillMany, type Point } from "./filling/fill.js";
export type { Coordinate } from "./filling/fill-draft.js";
export { flush } from "./filling/flush.js";
export { addBinContent, type BinNumbers, setBinContent, setBinError } from "./filling/set-bin-content.js";
export { type LabelOrder, sortLabels } from "./labels/sort-labels.js";
export { trimLabels } from "./labels/trim-labels.js";
export { chi2Probability } from "./math/chi2-probability.js";
export { kolmogorovProbability } from "./math/kolmogorov-probability.js";
export { meanOf, medianOf, stdDevOf } from "./math/vector-statistics.js";
export type { MergeOptions } from "./merge/examine.js";
export { type MergeResult, merge } from "./merge/merge.js";
export { type CumulativeOptions, cumulative } from "./shape/cumulative.js";
export { interpolate, type Place } from "./shape/interpolate.js";
export { type ProfileOptions, profile } from "./shape/profile.js";
export { type Profile3Options, profileFrom3 } from "./shape/profile-from-3.js";
export { type ProfileContents, profileToHistogram, withProfileErrors } from "./shape/profile-to-histogram.js";
export { type Onto2, project } from "./shape/project.js";
export type { ProjectOptions } from "./shape/project-options.js";
export { quantileLine } from "./shape/quantile-line.js";
export { type Groups, rebin, rebinEdges } from "./shape/rebin.js";
export { type SmoothOptions, smooth } from "./shape/smooth.js";
export type { Kernel } from "./shape/smooth-cells.js";
export { addSparse } from "./sparse/add-sparse.js";
export { projectSparse, type SparseAxes, type SparseProjectOptions } from "./sparse/project-sparse.js";
export { scaleSparse } from "./sparse/scale-sparse.js";
export { binsAbove } from "./stats/bins-above.js";
export { computeStats } from "./stats/compute-stats.js";
export { correlation, covariance } from "./stats/covariance.js";
export { effectiveEntries } from "./stats/effective-entries.js";
export { maximum, maximumCell, minimum, minimumCell } from "./stats/extremes.js";
export { findFirstBinAbove, findLastBinAbove } from "./stats/find-above.js";
export { type Bins, type IntegralOptions, integral, integralAndError } from "./stats/integral.js";
export { mean, meanError } from "./stats/mean.js";
export type { AxisOf } from "./stats/moments.js";
export { median, quantiles } from "./stats/quantiles.js";
export { kurtosis, kurtosisError, skewness, skewnessError } from "./stats/skewness.js";
export { stdDev, stdDevError } from "./stats/std-dev.js";
export { withBinnedStats } from "./stats/with-binned-stats.js";
export type {
  AnyHistogram,
  AnyProfile,
  Attributes,
  Axes,
  Axis,
  AxisAttributes,
  Binned,
  Celled,
  Dimension,
  Graph,
  GraphErrors,
  Histogram,
  HistogramAttributes,
  HistogramByKind,
  HistogramKind,
  Named,
  Numbers,
  Profile,
  ProfileAttributes,
  ProfileErrors,
  Stack,
  Storage,
} from "./types.js";
