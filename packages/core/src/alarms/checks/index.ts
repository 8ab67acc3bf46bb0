/** The checks of the house for trends, one file each; configuration may use them by name. */
export { absoluteStep } from "./absolute-step.js";
export { between } from "./between.js";
export { lastN } from "./last-n.js";
export { meanInRange } from "./mean-in-range.js";
export { relativeStep } from "./relative-step.js";
