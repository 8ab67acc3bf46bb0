/** Layer 3. How files become one state. */
export { createRunningSum, type NotAdded, type RunningSum } from "./running-sum.js";
