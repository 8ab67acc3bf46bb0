import type { ReplayedRun } from "@overwatch/core";

/** How often an alarm is, and would be, raised over all replayed runs. */
export interface AlarmRates {
  readonly subsystem: string;
  readonly alarm: string;
  /** Verdicts: files times subjects. */
  readonly judged: number;
  readonly before: number;
  readonly after: number;
  readonly fired: number;
  readonly missed: number;
  readonly changed: number;
  /** Parts of `judged`, 0 to 1. */
  readonly rateBefore: number;
  readonly rateAfter: number;
}

/** By subsystem, then alarm. */
export function ratesOf(runs: readonly ReplayedRun[]): readonly AlarmRates[] {
  const sums = new Map<string, Omit<AlarmRates, "rateBefore" | "rateAfter">>();
  for (const { subsystem, alarms } of runs) {
    for (const { alarm, before, after, of, fired, missed, changed } of alarms) {
      const key = `${subsystem}/${alarm}`;
      const sum = sums.get(key) ?? {
        subsystem,
        alarm,
        judged: 0,
        before: 0,
        after: 0,
        fired: 0,
        missed: 0,
        changed: 0,
      };
      sums.set(key, {
        ...sum,
        judged: sum.judged + of,
        before: sum.before + before,
        after: sum.after + after,
        fired: sum.fired + fired.length,
        missed: sum.missed + missed.length,
        changed: sum.changed + changed.length,
      });
    }
  }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, sum]) => ({ ...sum, rateBefore: rate(sum.before, sum.judged), rateAfter: rate(sum.after, sum.judged) }));
}

function rate(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
