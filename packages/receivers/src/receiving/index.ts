/** What all receivers share: what they are, what they count, how they leave a file. Knows no protocol. */
export { healthName, heartbeatName, readHeartbeat, writeHeartbeat } from "./heartbeat.js";
export { createJournal, type Journal, type JournalOptions } from "./journal.js";
export type { Receiver, ReceiverCounters, ReceiverHealth, ReceiverState } from "./receiver.js";
export { publish, removeAbandoned, type StoreOutcome, storeFile, temporaryName } from "./store-file.js";
export { wait } from "./wait.js";
