import { type FlagInterval, flagIntervals } from "@overwatch/core";
import type { Store } from "@overwatch/core/store";
import type { ShiftInterval, ShiftReport } from "../../shared/types.js";
import { addRoute, type Routing } from "../add-route.js";
import type { KnownReports } from "../histograms/known-reports.js";

/** More runs than in any shift. */
const mostRuns = 200;
const mostIntervals = 1000;

/** What was red in a time, and for how long. Who acted is in the history of alarms. */
export function addShiftRoutes(
  routing: Routing,
  { store, reports }: { readonly store: Pick<Store, "runs">; readonly reports: KnownReports },
): void {
  addRoute(routing, "GET /api/shift", async ({ query: { since, until } }): Promise<ShiftReport> => {
    const runs = await store.runs({ since, until, limit: mostRuns });
    const all: FlagInterval[] = [];
    const subsystems: ShiftReport["subsystems"][number][] = [];
    for (const { run, subsystems: names } of runs) {
      for (const name of names) {
        const report = await reports.get(run, name);
        if (report === undefined) continue;
        const intervals = flagIntervals(report).flatMap((interval) => clipped(interval, since, until));
        const whole = intervals.filter(({ alarm }) => alarm === undefined);
        subsystems.push({ run, subsystem: name, quality: report.quality, seconds: secondsByFlag(whole) });
        all.push(
          ...intervals.filter(({ alarm, flag }) => alarm !== undefined && (flag === "bad" || flag === "medium")),
        );
      }
    }
    const wrong = all.map(toShiftInterval).sort((a, b) => b.to - b.from - (a.to - a.from));
    return { since, until, runs: runs.length, subsystems, wrong: wrong.slice(0, mostIntervals) };
  });
}

/** The part of an interval that is in the shift. */
function clipped(interval: FlagInterval, since: number, until: number): readonly FlagInterval[] {
  const [from, to] = [Math.max(interval.from, since), Math.min(interval.to, until)];
  return from > to ? [] : [{ ...interval, from, to }];
}

function secondsByFlag(intervals: readonly FlagInterval[]): ShiftReport["subsystems"][number]["seconds"] {
  const seconds = { good: 0, medium: 0, bad: 0, null: 0 };
  for (const { from, to, flag } of intervals) seconds[flag] += to - from;
  return seconds;
}

function toShiftInterval({
  run,
  subsystem,
  alarm = "",
  on = "",
  from,
  to,
  flag,
  message = "",
}: FlagInterval): ShiftInterval {
  return { run, subsystem, alarm, on, from, to, flag, message };
}
