/** What all receivers share: what they are, what they count, how they leave a file. Knows no protocol. */
export { countObjects } from "./count-objects.js";
export { readHeartbeat, writeHeartbeat } from "./heartbeat.js";
export { createJournal, type Journal, type JournalOptions } from "./journal.js";
export { createJudge, type FoundFile, listReceived, type Verdict } from "./list-received.js";
export type { Receiver, ReceiverCounters, ReceiverHealth, ReceiverState } from "./receiver.js";
export { publish, removeAbandoned, type StoreOutcome, storeFile, temporaryName } from "./store-file.js";
export { type Expectations, hashFile, type TakenFile, takeFile } from "./take-file.js";
export { wait } from "./wait.js";
