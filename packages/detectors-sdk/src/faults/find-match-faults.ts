import { checkMatch, isOverwatchError } from "@overwatch/core/authors";
import type { AnyDefinition } from "./any-definition.js";

/** A fault for each match that cannot be compiled: a RegExp with the flag g or y, or something that is no match. */
export function findMatchFaults(definition: AnyDefinition): readonly string[] {
  return matchesOf(definition).flatMap(({ where, match }) => {
    try {
      checkMatch(match);
      return [];
    } catch (error) {
      if (!isOverwatchError(error)) throw error;
      return [`${where}: ${error.message.replace(/\.$/, "")}`];
    }
  });
}

interface PlacedMatch {
  readonly where: string;
  readonly match: unknown;
}

function matchesOf(definition: AnyDefinition): readonly PlacedMatch[] {
  const {
    additionalHistograms = [],
    windows = [],
    stacks = [],
    histogramOptions = [],
    histogramGroups = [],
  } = definition;
  const { processors = [], alarms = [], eventCounter } = definition;
  return [
    ...additionalHistograms.map(({ from }, i) => ({ where: `additionalHistograms[${i}]`, match: from })),
    ...windows.map(({ match }, i) => ({ where: `windows[${i}]`, match })),
    ...stacks.map(({ match }, i) => ({ where: `stacks[${i}]`, match })),
    ...histogramOptions.map(({ match }, i) => ({ where: `histogramOptions[${i}]`, match })),
    ...histogramGroups.map(({ name, match }) => ({ where: `group \`${name}\``, match })),
    ...processors.map(({ id, match }) => ({ where: `processor \`${id}\``, match })),
    ...alarms.flatMap(({ id, on }) => {
      if ("hists" in on) return { where: `alarm \`${id}\``, match: on.hists };
      return "trends" in on ? { where: `alarm \`${id}\``, match: on.trends } : [];
    }),
    ...(eventCounter === undefined ? [] : [{ where: "eventCounter", match: eventCounter.hist }]),
  ];
}
