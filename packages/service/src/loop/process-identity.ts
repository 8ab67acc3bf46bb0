import { readFile, readlink } from "node:fs/promises";

/**
 * Tells a process from every other one, also from one that has its number later: the start of the system, the namespace
 * of the numbers, the start of the process. Undefined where the system does not tell (it does on Linux).
 */
export async function identityOf(pid: number): Promise<ProcessIdentity | undefined> {
  try {
    const [boot, namespace, stat] = await Promise.all([
      readFile("/proc/sys/kernel/random/boot_id", "utf8"),
      readlink("/proc/self/ns/pid"),
      readFile(`/proc/${pid}/stat`, "utf8"),
    ]);
    // The name of the program is in brackets, and may hold spaces and brackets itself.
    const [state = "", ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const started = rest[18];
    // A zombie is dead: nobody has fetched its exit code yet.
    return started === undefined || "ZX".includes(state)
      ? undefined
      : { system: `${boot.trim()} ${namespace}`, started };
  } catch {
    return undefined;
  }
}

export interface ProcessIdentity {
  /** Numbers of processes mean the same where this is equal. */
  readonly system: string;
  /** Ticks since the start of the system. */
  readonly started: string;
}
