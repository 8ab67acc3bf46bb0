/** Layer 3. Which received files may go, and whether a later file holds what they hold. Pure: nothing is removed here. */
export { type Coverage, type Covering, covers } from "./covers.js";
export { type FileToThin, planThinning, type RetentionPolicy, type RunToThin, type Thinning } from "./plan-thinning.js";
