/** The checks of the house, and the original's; configuration may use them by name. */
export { absoluteStep } from "./absolute-step.js";
export { referenceChi2, referenceKolmogorov, referencePulls } from "./against-reference.js";
export { between } from "./between.js";
export { deadChannels, noisyChannels } from "./channels.js";
export { countsFell } from "./counts-fell.js";
export { cusum } from "./cusum.js";
export { entriesIncrease } from "./entries-increase.js";
export { fractionInRange } from "./fraction-in-range.js";
export { inRange } from "./in-range.js";
export { absoluteJump, relativeJump, sigmaJump } from "./jumps.js";
export { lastN } from "./last-n.js";
export { meanAndSpread } from "./mean-and-spread.js";
export { meanInRange } from "./mean-in-range.js";
export { missingHistogram } from "./missing-histogram.js";
export { notEmpty } from "./not-empty.js";
export {
  absolutePreviousValueAlarm,
  andAlarm,
  betweenValuesAlarm,
  checkLastNAlarm,
  meanInRangeAlarm,
  orAlarm,
  relativePreviousValueAlarm,
} from "./original.js";
export { groupQuality, subsystemQuality } from "./quality.js";
export { relativeStep } from "./relative-step.js";
export { allAlarms, anyAlarm, atLeast, majority } from "./several.js";
export { staleData } from "./stale-data.js";
