import type { RunSummary } from "@overwatch/core/store";
import type { ReceiverReading } from "@overwatch/service/monitor";
import type { WebNumbers } from "@overwatch/webapp";
import type { SupervisorFile } from "../up/supervisor-file.js";

/** How one subsystem of the newest run is. Times are Unix seconds. */
export interface SubsystemNumbers {
  readonly subsystem: string;
  readonly quality: string;
  /** Share of the histograms that were judged, 0 to 1. */
  readonly coverage: number;
  readonly hists: number;
  readonly failures: number;
  /** Time of the newest data. */
  readonly dataAt: number;
  /** From a file's last byte to its published result, seconds, over the newest files. */
  readonly latency?: { readonly p50: number; readonly p95: number; readonly p99: number };
}

/** Everything that is told to Prometheus. */
export interface Numbers {
  readonly version: string;
  readonly web: WebNumbers;
  readonly runs: number;
  readonly newest?: RunSummary;
  readonly subsystems: readonly SubsystemNumbers[];
  /** Alarms that are there, known to somebody or not. */
  readonly alarms: readonly {
    readonly subsystem: string;
    readonly flag: string;
    readonly state: "raised" | "acknowledged";
    readonly count: number;
  }[];
  /** Messages that wait to be sent, by notifier. */
  readonly waiting: readonly { readonly notifier: string; readonly messages: number }[];
  readonly receivers: readonly ReceiverReading[];
  readonly supervisor?: SupervisorFile;
}
