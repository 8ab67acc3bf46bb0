import type { GroupSpec } from "@overwatch/core";
import { sortByModulePair } from "../sort-by-module-pair.js";

/** A grid with one plot per module. */
export interface ModuleGridParts extends Pick<GroupSpec, "name" | "help" | "files"> {
  /** The part of the name in front of the number, with the key: "FastORL0_SM" of `EMCTRQA_histFastORL0_SM17`. */
  readonly containing: string;
  /** What stands right before the number. Default "_SM". */
  readonly key?: string;
  /** Default 2: a pair of modules in a row, the highest on top, as they stand in the detector. Else in order of number. */
  readonly columns?: number;
}

/**
 * A group laid out as a grid of modules in physical order.
 *
 * @example histogramGroups: [moduleGrid({ name: "FastOR L0", containing: "FastORL0_SM", help: "Even." })]
 */
export function moduleGrid({ containing, key = "_SM", columns = 2, ...parts }: ModuleGridParts): GroupSpec {
  return {
    ...parts,
    match: `*${containing}*`,
    layout: "grid",
    columns,
    sort: (names) => (columns === 2 ? sortByModulePair(names, key) : sortByNumber(names, key)),
  };
}

function sortByNumber(names: readonly string[], key: string): readonly string[] {
  return [...names].sort((a, b) => numberAfter(a, key) - numberAfter(b, key) || (a < b ? -1 : 1));
}

/** Names without a number come last. */
function numberAfter(name: string, key: string): number {
  const digits = /^\d+/.exec(name.slice(name.indexOf(key) + key.length));
  return name.includes(key) && digits !== null ? Number(digits[0]) : Number.MAX_SAFE_INTEGER;
}
