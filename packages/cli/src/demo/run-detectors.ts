import type { Logger } from "@overwatch/core";
import { type FaultKind, openMerger, type Pace } from "@overwatch/receivers/simulate";
import { createZmqReceiver } from "@overwatch/receivers/zmq";
import { createStop } from "../create-stop.js";

/** A subsystem of the demonstration, and what goes wrong in it from the third minute on. */
const subsystems: readonly (readonly [code: string, faults: readonly FaultKind[]])[] = [
  ["EMC", ["hotChannel", "deadRegion"]],
  ["TPC", ["drift"]],
  ["HLT", ["corruptFrame"]],
];
const BROKEN_FROM = 3;

/** How the demonstration's detectors run. */
export interface DetectorsOptions {
  readonly dataFolder: string;
  readonly log: Logger;
  readonly pace: Pace;
  /** Seconds between two requests. */
  readonly sleep: number;
  /** Milliseconds since 1970 for a receiver that has stored so many files. */
  readonly now: (files: number) => number;
  /** So many files of each subsystem are the end; absent: until `signal` aborts. */
  readonly files?: number;
}

/**
 * Simulated detectors that answer on free ports of this machine, and the receivers that ask them: real sockets, real
 * files. Resolves when all is over and every socket is closed.
 */
export async function runDetectors(options: DetectorsOptions, signal: AbortSignal): Promise<void> {
  await Promise.all(subsystems.map(([subsystem, faults]) => runDetector(subsystem, faults, options, signal)));
}

async function runDetector(
  subsystem: string,
  faults: readonly FaultKind[],
  { dataFolder, log, pace, sleep, now, files = Number.POSITIVE_INFINITY }: DetectorsOptions,
  signal: AbortSignal,
): Promise<void> {
  const over = createStop(signal);
  const merger = await openMerger({
    subsystem,
    faults: faults.map((kind) => ({ kind, fromMinute: BROKEN_FROM })),
    addresses: ["tcp://127.0.0.1:*"],
    pace,
    log,
    now: Date.now,
  });
  let stored = 0;
  const receiver = createZmqReceiver(
    { in: `REQ>${merger.address}`, subsystem, sleep },
    {
      dataFolder,
      log,
      now: () => now(stored),
      onFile: () => {
        if (++stored >= files) over.abort();
      },
    },
  );
  await Promise.all([merger.run(over.signal), receiver.run(over.signal)]);
}
