/** Who works on a data folder, and when it works again. */
export { type Arrivals, watchArrivals } from "./arrivals.js";
export { type Lock, type LockOptions, type LockOwner, takeLock } from "./lock.js";
export type { ProcessIdentity } from "./process-identity.js";
export { runHandlers, type SliceRequestAnswer } from "./run-handlers.js";
export { answerNext, type RequestHandlers, type ServeEdges, serveRequests } from "./serve-requests.js";
