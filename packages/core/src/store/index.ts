/** Layer 1. The index of the reports: its interface, and the store that forgets. The one that remembers is in `service`. */
export type { SubsystemReport, TrendReport } from "../model/report.js";
export { decodePlain, decodeReport, encodePlain, encodeReport } from "./encode-report.js";
export { fitsFilter } from "./fits-filter.js";
export { createMemoryStore } from "./memory-store.js";
export { saysTheSame } from "./says-the-same.js";
export type {
  Inventory,
  Publication,
  RebuildSummary,
  RunFilter,
  RunPage,
  RunRange,
  RunSummary,
  Store,
  StoreEvent,
  TrendColumns,
  TrendRange,
  TrendSummary,
  TrendVersion,
} from "./store.js";
export { summarizeRun } from "./summarize-run.js";
export { columnsOf } from "./trend-columns.js";
export {
  keepTrends,
  newestVersion,
  noOtherTrends,
  type OtherTrends,
  trendVersion,
  trendVersions,
  type VersionedTrend,
} from "./trend-versions.js";
