import type { Notice } from "@overwatch/core";
import type { MonitorNotice } from "./assess-receivers.js";

const flags = { info: "good", warning: "medium", critical: "bad" } as const;

/**
 * A notice about a receiver in the terms of alarms, for the same notifiers. It belongs to no run, which is run 0.
 *
 * @param time - Unix seconds.
 */
export function toNotice(
  { level, subsystem, about, change, message }: MonitorNotice,
  time: number,
  notify?: readonly string[],
): Notice {
  const alarm = `receiver ${about}`;
  const flag = flags[level];
  return { change, subsystem, alarm, on: subsystem, flag, message, run: 0, time, ...(notify && { notify }) };
}
