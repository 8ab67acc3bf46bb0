/** The trenders of the house, one file each; configuration may use them by name. */
export { maximum } from "./maximum.js";
export { mean } from "./mean.js";
export { stdDev } from "./std-dev.js";
