/** The trenders of the house, one file each; configuration may use them by name. */
export { binContent } from "./bin-content.js";
export { emptyBins, hotBins } from "./bin-counts.js";
export { entries } from "./entries.js";
export { fractionAbove, fractionBelow } from "./fraction.js";
export { gaussian } from "./gaussian.js";
export { integral } from "./integral.js";
export { maximum } from "./maximum.js";
export { maximumPosition } from "./maximum-position.js";
export { mean } from "./mean.js";
export { minimum } from "./minimum.js";
export { median, quantile } from "./quantile.js";
export { ratio } from "./ratio.js";
export { skewness } from "./skewness.js";
export { slices } from "./slices.js";
export { stdDev } from "./std-dev.js";
