import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { readText } from "@overwatch/core/disk";
import { healthName, heartbeatName, parseHeartbeatName } from "@overwatch/core/names";

/** What a receiver left in its folder. Times are Unix seconds. */
export interface ReceiverReading {
  readonly subsystem: string;
  /** Last sign of life; undefined when there is none, or no number in it. */
  readonly beatAt?: number;
  /** When it started and when it stored its last file, as it says itself. */
  readonly startedAt?: number;
  readonly storedAt?: number;
  readonly state?: string;
  /** What it counted since it started, by name. */
  readonly counters: Readonly<Record<string, number>>;
}

/**
 * Reads heartbeats and health of all receivers that left any in a folder, and of those that are `expected`.
 * What cannot be read is as good as nothing: a heartbeat that is no number is none.
 */
export async function readReceivers(
  folder: string,
  expected: readonly string[] = [],
): Promise<readonly ReceiverReading[]> {
  const names = await readdir(folder).catch(() => []);
  const found = names.flatMap((name) => parseHeartbeatName(name) ?? []);
  const subsystems = [...new Set([...found, ...expected])].sort();
  return Promise.all(subsystems.map((subsystem) => readReceiver(folder, subsystem)));
}

async function readReceiver(folder: string, subsystem: string): Promise<ReceiverReading> {
  const [beat, health] = await Promise.all([
    readText(join(folder, heartbeatName(subsystem))).catch(() => undefined),
    readText(join(folder, healthName(subsystem))).catch(() => undefined),
  ]);
  const beatAt = parseHeartbeat(beat ?? "");
  return { subsystem, ...(beatAt === undefined ? {} : { beatAt }), ...parseHealth(health ?? "") };
}

/** Unix seconds in a heartbeat file. */
export function parseHeartbeat(text: string): number | undefined {
  return /^\d{1,12}$/.test(text.trim()) ? Number(text) : undefined;
}

function parseHealth(text: string): Omit<ReceiverReading, "subsystem" | "beatAt"> {
  const value = fieldsOf(text);
  const counters = Object.entries(objectOf(value["counters"])).filter(([, count]) => typeof count === "number");
  const { startedAt, storedAt, state } = value;
  return {
    ...(typeof startedAt === "number" ? { startedAt } : {}),
    ...(typeof storedAt === "number" ? { storedAt } : {}),
    ...(typeof state === "string" ? { state: state.slice(0, 20) } : {}),
    counters: Object.fromEntries(counters) as Record<string, number>,
  };
}

function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    return objectOf(JSON.parse(text) as unknown);
  } catch {
    return {};
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
