/** "Is data arriving?": what receivers leave in their folder, judged, and told to people. Knows no receiver. */
export {
  assessReceivers,
  type MonitorLimits,
  type MonitorMemory,
  type MonitorNotice,
  type ReceiverMemory,
} from "./assess-receivers.js";
export { createMonitor, type Monitor, type MonitorEdges, type MonitorOptions } from "./create-monitor.js";
export { parseHeartbeat, type ReceiverReading, readReceivers } from "./read-receivers.js";
export { toNotice } from "./to-notice.js";
