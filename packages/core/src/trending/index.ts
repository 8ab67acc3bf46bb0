/** Layer 2. From histograms to values over time: imports errors, log, model and root's histograms, nothing else of ours. */
export { defineTrender } from "./define-trender.js";
export { houseTrenders } from "./house-trenders.js";
export type { BoundTrender, Trender, TrenderDefinition, TrenderFactory, TrenderOf } from "./trender.js";
export { maximum, mean, stdDev } from "./trenders/index.js";
