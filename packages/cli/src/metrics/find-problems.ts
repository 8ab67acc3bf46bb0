import type { ReceiverReading } from "@overwatch/service/monitor";
import type { SupervisorFile } from "../up/supervisor-file.js";

/** What is looked at. Times are Unix seconds. */
export interface Readiness {
  readonly now: number;
  readonly supervisor?: SupervisorFile;
  /** Whether the process of the supervisor is there. */
  readonly supervised: boolean;
  readonly receivers: readonly ReceiverReading[];
  /** Seconds without a heartbeat after which a receiver counts as dead. */
  readonly deadAfter: number;
}

/** Why Overwatch does not do all it should, in words; empty when it does. Parts that nobody supervises are not known. */
export function findProblems({ now, supervisor, supervised, receivers, deadAfter }: Readiness): readonly string[] {
  const parts = supervised ? (supervisor?.parts ?? []) : [];
  return [
    ...parts
      .filter(({ state }) => state !== "running")
      .map(({ name, state, lastEnd = "it has not started" }) => `${name} is ${state}: ${lastEnd}`),
    ...receivers
      .filter(({ beatAt }) => beatAt !== undefined && now - beatAt > deadAfter)
      .map(
        ({ subsystem, beatAt = 0 }) => `the receiver of ${subsystem} has given no sign of life for ${now - beatAt} s`,
      ),
  ];
}
