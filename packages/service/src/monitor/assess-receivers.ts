import type { ReceiverReading } from "./read-receivers.js";

/** Something about a receiver that people should hear. */
export interface MonitorNotice {
  readonly level: "info" | "warning" | "critical";
  readonly subsystem: string;
  /** What it is about: the receiver's life, its data, or what it counts. */
  readonly about: "heartbeat" | "data" | "counters";
  /** Whether it is new, still so, or over. */
  readonly change: "raised" | "still" | "cleared";
  readonly message: string;
}

/** What the monitor remembers of one receiver between two looks. Times are Unix seconds. */
export interface ReceiverMemory {
  /** When it was last told that the receiver is dead; absent while it lives. */
  readonly deadToldAt?: number;
  /** When it was last told that no data come; absent while they do. */
  readonly silentToldAt?: number;
  readonly storedAt?: number;
  readonly counters: Readonly<Record<string, number>>;
}

/** By subsystem. */
export type MonitorMemory = ReadonlyMap<string, ReceiverMemory>;

/** When the monitor speaks, seconds. */
export interface MonitorLimits {
  /** Without a heartbeat for so long a receiver is dead. */
  readonly deadAfter: number;
  /** Without a file for so long a subsystem is silent. */
  readonly silentAfter: number;
  /** What is still wrong is told again after so long. */
  readonly repeatAfter: number;
}

/** Counters whose growth is news. */
const worrying = ["refused", "problems", "failures"] as const;

/**
 * Compares what receivers say now with what was known: the notices to send, and what to remember. A receiver that was never
 * heard of is dead; one whose clock is ahead by more than the limit, too.
 */
export function assessReceivers(
  known: MonitorMemory,
  readings: readonly ReceiverReading[],
  now: number,
  limits: MonitorLimits,
): { readonly notices: readonly MonitorNotice[]; readonly memory: MonitorMemory } {
  const notices: MonitorNotice[] = [];
  const memory = new Map<string, ReceiverMemory>();
  for (const reading of readings) {
    const before = known.get(reading.subsystem) ?? { counters: {} };
    const deadToldAt = assessHeartbeat(reading, before, now, limits, notices);
    // Whose receiver is dead has no data: one notice is enough.
    const silentToldAt =
      deadToldAt === undefined ? assessData(reading, before, now, limits, notices) : before.silentToldAt;
    assessCounters(reading, before, notices);
    const { storedAt, counters } = reading;
    memory.set(reading.subsystem, {
      ...(deadToldAt === undefined ? {} : { deadToldAt }),
      ...(silentToldAt === undefined ? {} : { silentToldAt }),
      ...(storedAt === undefined ? {} : { storedAt }),
      counters,
    });
  }
  return { notices, memory };
}

type Assess<T> = (
  reading: ReceiverReading,
  before: ReceiverMemory,
  now: number,
  limits: MonitorLimits,
  notices: MonitorNotice[],
) => T;

const assessHeartbeat: Assess<number | undefined> = ({ subsystem, beatAt }, { deadToldAt }, now, limits, notices) => {
  const age = beatAt === undefined ? Number.POSITIVE_INFINITY : Math.abs(now - beatAt);
  if (age < limits.deadAfter) {
    if (deadToldAt !== undefined) {
      notices.push({
        level: "warning",
        subsystem,
        about: "heartbeat",
        change: "cleared",
        message: `The receiver of ${subsystem} lives again.`,
      });
    }
    return undefined;
  }
  if (deadToldAt !== undefined && now - deadToldAt < limits.repeatAfter) return deadToldAt;
  const since = beatAt === undefined ? "no heartbeat was found" : `its last heartbeat is ${duration(age)} old`;
  const message = `The receiver of ${subsystem} ${deadToldAt === undefined ? "is" : "is still"} dead: ${since}.`;
  const change = deadToldAt === undefined ? "raised" : "still";
  notices.push({ level: "critical", subsystem, about: "heartbeat", change, message });
  return now;
};

const assessData: Assess<number | undefined> = (reading, { silentToldAt, storedAt: stored }, now, limits, notices) => {
  const { subsystem, storedAt, startedAt } = reading;
  const last = storedAt ?? startedAt;
  if (last === undefined) return undefined;
  if (now - last < limits.silentAfter) {
    if (silentToldAt !== undefined && storedAt !== undefined) {
      const gap = stored === undefined ? "" : `, after a gap of ${duration(storedAt - stored)}`;
      const message = `Data of ${subsystem} arrive again${gap}.`;
      notices.push({ level: "warning", subsystem, about: "data", change: "cleared", message });
    }
    return undefined;
  }
  if (silentToldAt !== undefined && now - silentToldAt < limits.repeatAfter) return silentToldAt;
  const what = storedAt === undefined ? "since the receiver started" : "since the last file";
  const message = `No data of ${subsystem} for ${duration(now - last)}, ${what}; the receiver lives.`;
  const change = silentToldAt === undefined ? "raised" : "still";
  notices.push({ level: "warning", subsystem, about: "data", change, message });
  return now;
};

function assessCounters(
  { subsystem, counters }: ReceiverReading,
  before: ReceiverMemory,
  notices: MonitorNotice[],
): void {
  const grown = worrying.flatMap((name) => {
    const count = counters[name] ?? 0;
    // Lower than before: the receiver began anew.
    const old = before.counters[name] ?? 0;
    const more = count < old ? count : count - old;
    return more > 0 ? [`${more} ${name}`] : [];
  });
  if (grown.length === 0) return;
  const message = `The receiver of ${subsystem} counts ${grown.join(", ")} more; its log says what.`;
  notices.push({ level: "warning", subsystem, about: "counters", change: "raised", message });
}

function duration(seconds: number): string {
  if (seconds < 120) return `${Math.round(seconds)} s`;
  return seconds < 7200 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3600)} h`;
}
