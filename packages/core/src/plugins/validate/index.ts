/**
 * One validator for each kind of result of a hook. Each reads every field once, makes a new object of what it read,
 * and throws a `ResultProblem` that only `call-hook` catches.
 */
export { alarmResult } from "./alarm-result.js";
export { canvasPatch } from "./canvas-patch.js";
export { boolean, nothing, text } from "./fields.js";
export { histogramOf, kindsOf } from "./histogram.js";
export { partners, permutationOf } from "./names.js";
export { processedOf } from "./processed.js";
export { trendHead, trendValue } from "./trend-value.js";
