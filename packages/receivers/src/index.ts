/** How data get in. Each kind of receiver is a subpath of its own; what they share is here. */
export type { Receiver, ReceiverCounters, ReceiverHealth, ReceiverState } from "./receiving/index.js";
export { readHeartbeat } from "./receiving/index.js";
