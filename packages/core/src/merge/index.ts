/** Layer 3. How files become one state, and what came between two of them. */
export { type Change, compareCounts } from "./compare-counts.js";
export { type Counts, countsFell, countsOf } from "./counts.js";
export { wholeMinutes } from "./minutes.js";
export { isAgain, notesOnFiles } from "./notes-on-files.js";
export { type Part, type PartsPlan, planParts, segmentsBetween } from "./plan-parts.js";
export { createRunningSum, type NotAdded, type RunningSum } from "./running-sum.js";
export { type SliceChoice, selectSlice } from "./select-slice.js";
export { type Difference, subtractHist } from "./subtract-hist.js";
export { cellFell, isCumulative } from "./tells-mode.js";
export { standingBase, windowBase } from "./window-base.js";
