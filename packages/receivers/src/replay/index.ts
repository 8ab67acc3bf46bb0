/** An old run trickled in again. */
export { createReplay, type ReplayEdges, type ReplayOptions } from "./create-replay.js";
export { planReplay, REPLAY_MODE, type ReplayFile, type ReplayPlan } from "./plan-replay.js";
