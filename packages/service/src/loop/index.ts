/** Who works on a data folder, and when it works again. */
export { type Arrivals, watchArrivals } from "./arrivals.js";
export { type Lock, type LockOwner, takeLock } from "./lock.js";
