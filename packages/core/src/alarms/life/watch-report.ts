import type { SubsystemReport } from "../../model/report.js";
import { type AlarmLife, type LifeChange, type LifeRules, liveOn } from "./life.js";
import { sightingsOf } from "./sightings.js";
import { type Mute, type Notice, tell } from "./tell.js";

/** What is known before a report is looked at. */
export interface Watched {
  /** Of the report's subsystem. */
  readonly lives: readonly AlarmLife[];
  readonly rules: LifeRules;
  readonly mutes: readonly Mute[];
  /** Unix seconds. */
  readonly now: number;
}

/** What a report changes. */
export interface Watching {
  /** Those that changed, as they are now. */
  readonly lives: readonly AlarmLife[];
  /** For the record, in order. */
  readonly changes: readonly { readonly change: Exclude<LifeChange, undefined>; readonly life: AlarmLife }[];
  readonly notices: readonly Notice[];
}

/**
 * The lives of the alarms of one subsystem after a report: file by file from the last one that was seen, then what people
 * are told. An older run than the last one changes nothing. An alarm that is not judged any more is cleared.
 */
export function watchReport(report: SubsystemReport, { lives, rules, mutes, now }: Watched): Watching {
  const { run, alarms } = report;
  const known = new Map(lives.map((life) => [keyOf(life), life]));
  const newest = Math.max(...lives.map(({ seen }) => seen.run), Number.NEGATIVE_INFINITY);
  if (run < newest) return { lives: [], changes: [], notices: [] };
  const changes: Watching["changes"][number][] = [];
  for (const sighting of sightingsOf(report, lastTime(lives, run))) {
    const key = keyOf(sighting);
    const { life, change } = liveOn(known.get(key), sighting, rules);
    if (life === undefined) continue;
    known.set(key, life);
    if (change !== undefined) changes.push({ change, life });
  }
  const judged = new Set(alarms.map(({ id }) => id));
  for (const [key, life] of known) {
    if (!life.raised || judged.has(life.alarm)) continue;
    const gone = { ...life, raised: false, message: "it is not judged any more", since: report.endOfRun, run };
    known.set(key, gone);
    changes.push({ change: "cleared", life: gone });
  }
  const told = [...known.values()].map((life) => tell(life, rules, mutes, now));
  const before = new Set(lives);
  return {
    lives: told.flatMap(({ life }) => (before.has(life) ? [] : [life])),
    changes,
    notices: told.flatMap(({ notice }) => notice ?? []),
  };
}

/** Of this run: what was seen before need not be seen again. */
function lastTime(lives: readonly AlarmLife[], run: number): number {
  return Math.max(
    ...lives.filter(({ seen }) => seen.run === run).map(({ seen }) => seen.time),
    Number.NEGATIVE_INFINITY,
  );
}

function keyOf({ alarm, on }: { readonly alarm: string; readonly on: string }): string {
  return JSON.stringify([alarm, on]);
}
