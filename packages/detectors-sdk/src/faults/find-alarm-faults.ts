import type { AlarmSpec } from "@overwatch/core";
import type { AnyDefinition } from "./any-definition.js";

/** A fault for each alarm that names a trend, group or alarm that the plug-in does not have, or judges what it cannot. */
export function findAlarmFaults({ alarms = [], trends = [], histogramGroups = [] }: AnyDefinition): readonly string[] {
  const known = {
    trend: new Set(trends.map(({ id }) => id)),
    group: new Set(histogramGroups.map(({ name }) => name)),
    alarm: new Set(alarms.map(({ id }) => id)),
  };
  return alarms.flatMap((alarm) => {
    if (alarm.use?.$type !== "@overwatch/alarm") {
      return [`alarm \`${alarm.id}\` needs a check with its configuration: use: between({ min: 0, max: 1 })`];
    }
    const named = namesOf(alarm.on);
    const unknown = named.names.filter((name) => !known[named.what].has(name));
    return unknown.map((name) => `alarm \`${alarm.id}\` names ${named.what} \`${name}\`, which does not exist`);
  });
}

function namesOf(on: AlarmSpec["on"]): {
  readonly what: "trend" | "group" | "alarm";
  readonly names: readonly string[];
} {
  if ("trends" in on) return { what: "trend", names: on.trends instanceof RegExp ? [] : listOf(on.trends) };
  if ("groups" in on) return { what: "group", names: listOf(on.groups) };
  if ("alarms" in on) return { what: "alarm", names: on.alarms };
  return { what: "trend", names: [] };
}

function listOf(names: string | readonly string[]): readonly string[] {
  return typeof names === "string" ? [names] : names;
}
