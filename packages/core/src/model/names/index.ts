/** Names of files and folders, both ways: what a receiver calls a file, and what it is called in its run. Knows no disk. */
export { type TimeFields, timeText, unixTime } from "./civil-time.js";
export { healthName, heartbeatName, parseHeartbeatName } from "./heartbeat-name.js";
export {
  aliceGrammar,
  type FileNameGrammar,
  formatReceivedName,
  isSubsystemCode,
  type NotReceived,
  parseReceivedName,
  type ReceivedName,
} from "./received-name.js";
export { parseRunFolder, parseStoredName, runFolder, type StoredName, storedName } from "./stored-name.js";
