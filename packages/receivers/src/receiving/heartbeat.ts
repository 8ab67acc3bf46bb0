import { join } from "node:path";
import { readText, writeAtomically } from "@overwatch/core/disk";
import { healthName, heartbeatName } from "@overwatch/core/names";
import type { ReceiverHealth } from "./receiver.js";

/** Leaves the heartbeat of a receiver and its health in the data folder, for the monitor. */
export async function writeHeartbeat(dataFolder: string, health: ReceiverHealth, now: number): Promise<void> {
  const { subsystem } = health;
  await writeAtomically(join(dataFolder, healthName(subsystem)), `${JSON.stringify(health, undefined, 2)}\n`);
  await writeAtomically(join(dataFolder, heartbeatName(subsystem)), String(Math.floor(now / 1000)));
}

/** Unix seconds of a receiver's last heartbeat; undefined when there is none, or no number in it. */
export async function readHeartbeat(dataFolder: string, subsystem: string): Promise<number | undefined> {
  const text = await readText(join(dataFolder, heartbeatName(subsystem))).catch(() => undefined);
  return text !== undefined && /^\d{1,15}$/.test(text.trim()) ? Number(text) : undefined;
}
