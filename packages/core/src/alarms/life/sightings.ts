import type { SubsystemReport } from "../../model/report.js";
import type { Sighting } from "./life.js";

/**
 * What the alarms of a report said, file by file, from the file at `after` on (Unix seconds, inclusive). At the newest file
 * also those that judge the subsystem as a whole.
 */
export function sightingsOf(report: SubsystemReport, after: number): readonly Sighting[] {
  const { subsystem, run, alarms, flags, endOfRun } = report;
  const newest = flags.at(-1);
  const earlier = flags.filter(({ time }) => time >= after).filter((each) => each !== newest);
  return [
    ...earlier.flatMap(({ time, raised, unknown }) => {
      const raisedHere = new Map(raised.map((each) => [keyOf(each.id, each.on), each]));
      const unknownHere = new Set(unknown.map(([id, on]) => keyOf(id, on)));
      return alarms.flatMap(({ id, on }): Sighting[] => {
        if (unknownHere.has(keyOf(id, on))) return [];
        const { flag = "good", message = "", notify, help } = raisedHere.get(keyOf(id, on)) ?? {};
        return [sighting({ subsystem, run, time, alarm: id, on, flag, message }, notify, help)];
      });
    }),
    ...alarms.map(({ id, on, flag, message, notify, help }) =>
      sighting({ subsystem, run, time: endOfRun, alarm: id, on, flag, message }, notify, help),
    ),
  ];
}

function sighting(seen: Omit<Sighting, "notify" | "help">, notify?: readonly string[], help?: string): Sighting {
  return { ...seen, ...(notify === undefined ? {} : { notify }), ...(help === undefined ? {} : { help }) };
}

function keyOf(id: string, on: string): string {
  return JSON.stringify([id, on]);
}
