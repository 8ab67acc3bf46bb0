import { setTimeout as sleep } from "node:timers/promises";
import { assessReceivers, type MonitorLimits, type MonitorMemory, type MonitorNotice } from "./assess-receivers.js";
import { type ReceiverReading, readReceivers } from "./read-receivers.js";

/** What is watched, and when it is spoken about. */
export interface MonitorOptions extends MonitorLimits {
  /** The folder that receivers write into. */
  readonly folder: string;
  /** Subsystems whose receivers must be there; others are watched once they left a heartbeat (WART 63). */
  readonly expected?: readonly string[];
  /** Seconds between two looks. */
  readonly sleep: number;
}

/** What the monitor touches beside the folder. */
export interface MonitorEdges {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A notice that is not taken is not lost: what is still wrong is told again. */
  readonly notify: (notice: MonitorNotice) => void | Promise<void>;
  /** Called behind each look of `run`, whether there was news or not. */
  readonly looked?: () => void;
}

/** Watches receivers by what they leave in their folder. */
export interface Monitor {
  /** Looks once: tells what is new, and returns what receivers say. */
  readonly check: () => Promise<{
    readonly readings: readonly ReceiverReading[];
    readonly notices: readonly MonitorNotice[];
  }>;
  /** Looks again and again until `signal` aborts. */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

/** A monitor that knows of nothing yet. */
export function createMonitor(options: MonitorOptions, { now, notify, looked }: MonitorEdges): Monitor {
  let memory: MonitorMemory = new Map();
  const check = async () => {
    const readings = await readReceivers(options.folder, options.expected);
    const assessed = assessReceivers(memory, readings, Math.floor(now() / 1000), options);
    memory = assessed.memory;
    for (const notice of assessed.notices) await notify(notice);
    return { readings, notices: assessed.notices };
  };
  return {
    check,
    run: async (signal) => {
      while (!signal.aborted) {
        await check();
        looked?.();
        await sleep(options.sleep * 1000, undefined, { signal }).catch(() => {});
      }
    },
  };
}
