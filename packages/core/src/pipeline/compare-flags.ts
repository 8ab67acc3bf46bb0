import type { FileFlags, RaisedAlarm, SubsystemReport } from "../model/report.js";

/** What other alarms would have said of one alarm on one subject in one run. */
export interface ReplayedAlarm {
  readonly alarm: string;
  readonly on: string;
  /** Files of the run in which it is, and would be, raised. */
  readonly before: number;
  readonly after: number;
  /** Files of the run. */
  readonly of: number;
  /** Names of files in which it would be raised and is not, is raised and would not be, has another flag. */
  readonly fired: readonly string[];
  readonly missed: readonly string[];
  readonly changed: readonly string[];
  /** What it would say first where it would newly be raised. */
  readonly message?: string;
}

/** Flags as published against flags as they would be, for the alarms with these ids; undefined: for all. */
export function compareFlags(
  published: SubsystemReport,
  replayed: SubsystemReport,
  ids: ReadonlySet<string> | undefined,
): readonly ReplayedAlarm[] {
  const [before, after] = [raisedByAlarm(published.flags, ids), raisedByAlarm(replayed.flags, ids)];
  const judged = [...published.alarms, ...replayed.alarms].filter(({ id }) => ids?.has(id) ?? true);
  const keys = new Set([...judged.map(({ id, on }) => keyOf(id, on)), ...before.keys(), ...after.keys()]);
  return [...keys].sort().map((key): ReplayedAlarm => {
    const [alarm = "", on = ""] = JSON.parse(key) as [string, string];
    const [was, would] = [before.get(key) ?? new Map(), after.get(key) ?? new Map()] as const;
    const fired = [...would.keys()].filter((file) => !was.has(file));
    const message = would.get(fired[0] ?? "")?.message;
    return {
      alarm,
      on,
      before: was.size,
      after: would.size,
      of: published.files.length,
      fired,
      missed: [...was.keys()].filter((file) => !would.has(file)),
      changed: [...would]
        .filter(([file, { flag }]) => was.has(file) && was.get(file)?.flag !== flag)
        .map(([file]) => file),
      ...(message === undefined ? {} : { message }),
    };
  });
}

type ByFile = ReadonlyMap<string, RaisedAlarm>;

function raisedByAlarm(flags: readonly FileFlags[], ids: ReadonlySet<string> | undefined): ReadonlyMap<string, ByFile> {
  const byAlarm = new Map<string, Map<string, RaisedAlarm>>();
  for (const { file, raised } of flags) {
    for (const each of raised) {
      if (ids !== undefined && !ids.has(each.id)) continue;
      const key = keyOf(each.id, each.on);
      const known = byAlarm.get(key) ?? new Map<string, RaisedAlarm>();
      byAlarm.set(key, known.set(file, each));
    }
  }
  return byAlarm;
}

function keyOf(id: string, on: string): string {
  return JSON.stringify([id, on]);
}
