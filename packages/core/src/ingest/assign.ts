import type { RunInventory, StoredFile } from "./inventory.js";

/** The files that a subsystem is made of, its own or borrowed ones. */
export interface Assignment {
  readonly subsystem: string;
  readonly fileLocationSubsystem: string;
  /** By time, then name; at least one. */
  readonly files: readonly StoredFile[];
}

export interface AssignRules {
  /** Subsystems to make; undefined: all that have files. */
  readonly subsystems: readonly string[] | undefined;
  /** Whose files a subsystem reads while it has none of its own. */
  readonly borrowFrom: string;
}

/**
 * Which subsystems a run has, and of which files.
 *
 * Own files if there are any, else those of `borrowFrom`: so a subsystem switches to its own files as soon as one is
 * there, and one that can borrow appears as soon as there is something to borrow (WART 16), in whatever order files came.
 */
export function assign(inventory: RunInventory, { subsystems, borrowFrom }: AssignRules): readonly Assignment[] {
  const borrowed = inventory.get(borrowFrom);
  return [...(subsystems ?? inventory.keys())].sort().flatMap((subsystem): Assignment[] => {
    const own = inventory.get(subsystem);
    if (own !== undefined) return [{ subsystem, fileLocationSubsystem: subsystem, files: own }];
    return borrowed === undefined ? [] : [{ subsystem, fileLocationSubsystem: borrowFrom, files: borrowed }];
  });
}
