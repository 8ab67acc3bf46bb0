/** Layer 2. From histograms to values over time: imports errors, log, model and root's histograms, nothing else of ours. */
export { type DecimateRange, decimate, type PlacedValues } from "./decimate.js";
export { defineTrender } from "./define-trender.js";
export { fitGaussian, type GaussianFit } from "./fit/fit-gaussian.js";
export { type FitPoint, pointsOf } from "./fit/points.js";
export { houseTrenders } from "./house-trenders.js";
export type { BoundTrender, Trender, TrenderDefinition, TrenderFactory, TrenderOf, TrendPart } from "./trender.js";
export * from "./trenders/index.js";
