import type { Store } from "@overwatch/core";
import { nearest } from "@overwatch/core/errors";
import type { AlarmName } from "@overwatch/service/notify";
import { alarmUnknown, argumentInvalid } from "../errors/catalogue.js";

/**
 * The alarm that somebody means by `SYS/ID`, or by `ID` where one subsystem has it: one that a report of the newest run of its
 * subsystem knows.
 *
 * @throws ALARM_UNKNOWN with the nearest ones, USAGE_ARGUMENT_INVALID when several subsystems have it.
 */
export async function findAlarm(
  store: Store,
  text: string,
  on: string | undefined,
  command: string,
): Promise<AlarmName> {
  const known = await knownAlarms(store);
  const slash = text.indexOf("/");
  const [subsystem, id] = [text.slice(0, Math.max(0, slash)), text.slice(slash + 1)];
  const found = known.filter(
    (each) => (each.subsystem === subsystem && each.alarm === id) || (each.alarm === text && slash !== 0),
  );
  const owners = [...new Set(found.map((each) => each.subsystem))];
  const [first] = found;
  if (first === undefined) {
    const names = known.map((each) => `${each.subsystem}/${each.alarm}`);
    throw alarmUnknown(text, nearest(text, [...new Set([...names, ...known.map(({ alarm }) => alarm)])], 2));
  }
  if (owners.length > 1) {
    const choices = owners.map((owner) => `${owner}/${first.alarm}`).join(", ");
    throw argumentInvalid(`Expected one alarm \`${text}\`, found ${choices}.`, command);
  }
  const subjects = found.map((each) => each.on);
  if (on !== undefined && !subjects.includes(on)) {
    throw argumentInvalid(
      `Expected --on to be one of ${[...new Set(subjects)].slice(0, 10).join(", ")}, found \`${on}\`.`,
      command,
    );
  }
  return { subsystem: first.subsystem, alarm: first.alarm, ...(on === undefined ? {} : { on }) };
}

/** Of the newest run of each subsystem. */
async function knownAlarms(store: Store): Promise<readonly { subsystem: string; alarm: string; on: string }[]> {
  const newest = new Map<string, number>();
  for (const { subsystem, run } of await store.inventory())
    newest.set(subsystem, Math.max(run, newest.get(subsystem) ?? run));
  const alarms: { subsystem: string; alarm: string; on: string }[] = [];
  for (const [subsystem, run] of newest) {
    const report = await store.report(run, subsystem);
    for (const { id, on } of report?.alarms ?? []) alarms.push({ subsystem, alarm: id, on });
  }
  return alarms;
}
