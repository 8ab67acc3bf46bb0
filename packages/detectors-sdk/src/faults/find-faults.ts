import type { AnyDefinition } from "./any-definition.js";
import { findAlarmFaults } from "./find-alarm-faults.js";
import { findDuplicates } from "./find-duplicates.js";
import { findMatchFaults } from "./find-match-faults.js";
import { findOptionFaults } from "./find-option-faults.js";

/** All that is wrong with a definition and can be seen before anything runs, a sentence each. */
export function findFaults(definition: AnyDefinition): readonly string[] {
  return [
    ...findSubsystemFaults(definition.subsystem),
    ...findDuplicateIds(definition),
    ...findMatchFaults(definition),
    ...findTrendFaults(definition),
    ...findAlarmFaults(definition),
    ...findCounterFaults(definition),
    ...findWindowFaults(definition),
    ...findOptionFaults("option", definition.processingOptions),
    ...findOptionFaults("setting", definition.settings),
  ];
}

function findSubsystemFaults(subsystem: string): readonly string[] {
  if (/^[A-Z][A-Z0-9]{1,11}$/.test(subsystem)) return [];
  return [`subsystem ${JSON.stringify(subsystem)} is not 2 to 12 capitals or digits, a letter first`];
}

function findDuplicateIds(definition: AnyDefinition): readonly string[] {
  const { additionalHistograms = [], histogramGroups = [], processors = [], trends = [], alarms = [] } = definition;
  const names = additionalHistograms.flatMap(({ name }) => (typeof name === "string" ? name : []));
  return [
    ...findDuplicates("additional histogram", names),
    ...findDuplicates(
      "group",
      histogramGroups.map(({ name }) => name),
    ),
    ...findDuplicates(
      "processor",
      processors.map(({ id }) => id),
    ),
    ...findDuplicates(
      "trend",
      trends.map(({ id }) => id),
    ),
    ...findDuplicates(
      "alarm",
      alarms.map(({ id }) => id),
    ),
  ];
}

function findTrendFaults({ trends = [] }: AnyDefinition): readonly string[] {
  return trends.flatMap(({ id, hist, use }) => {
    const faults: string[] = [];
    if (hist === "") faults.push(`trend \`${id}\` names no histogram`);
    // Also plug-ins in JavaScript come here: the trender itself is a function, what it returns has the brand.
    if (use?.$type !== "@overwatch/trender")
      faults.push(`trend \`${id}\` needs a trender with its configuration: use: mean()`);
    return faults;
  });
}

function findWindowFaults({ windows = [] }: AnyDefinition): readonly string[] {
  return windows.flatMap(({ minutes }, i) =>
    Number.isFinite(minutes) && minutes > 0 ? [] : [`windows[${i}] has ${minutes} minutes, which are not above 0`],
  );
}

function findCounterFaults({ eventCounter }: AnyDefinition): readonly string[] {
  if (eventCounter === undefined || (Number.isInteger(eventCounter.bin) && eventCounter.bin >= 0)) return [];
  return [`bin ${eventCounter.bin} of eventCounter is no bin number`];
}
