/** Layer 3, edge. From the data folder into runs and subsystems: nothing is replaced, nothing is lost. */
export { type Assignment, type AssignRules, assign } from "./assign.js";
export { type IngestEdges, type IngestReport, ingest } from "./ingest.js";
export {
  holdsFiles,
  listRunFiles,
  listRuns,
  listSubsystemFolders,
  type RunInventory,
  type StoredFile,
} from "./inventory.js";
export type { IngestRules } from "./plan-move.js";
export { RUN_INFO, readRunInfo } from "./run-info.js";
