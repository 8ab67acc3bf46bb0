import type { Loaded, LoadOutcome } from "./outcome.js";

/** The plug-ins of a deployment by subsystem, and what came of every package. */
export interface PluginRegistry<P> {
  readonly outcomes: readonly LoadOutcome<P>[];
  /** In the order of names. */
  readonly subsystems: readonly string[];
  /** The plug-in of a subsystem; undefined when none is loaded. */
  readonly of: (subsystem: string) => Loaded<P> | undefined;
}

/** Outcomes as a registry; there is at most one plug-in for a subsystem, because loading refuses the second. */
export function createRegistry<P>(outcomes: readonly LoadOutcome<P>[]): PluginRegistry<P> {
  const loaded = outcomes.filter((outcome) => outcome.status === "loaded");
  const bySubsystem = new Map(loaded.map((outcome) => [outcome.manifest.subsystem, outcome]));
  return { outcomes, subsystems: [...bySubsystem.keys()].sort(), of: (subsystem) => bySubsystem.get(subsystem) };
}
