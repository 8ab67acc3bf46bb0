import { type AnyHistogram, merge } from "@overwatch/root/hist";

/** A histogram that could not be added, and why: the sum stays as it was. */
export interface NotAdded {
  readonly name: string;
  readonly reason: string;
}

/** The sum of all files up to one of them, for receivers that reset their counters after each file. */
export interface RunningSum {
  /** By name. What cannot be added (graphs, stacks) is that of the newest file that has it. */
  readonly hists: ReadonlyMap<string, AnyHistogram>;
  /** Adds one histogram of the next file, as ROOT's merger does. */
  readonly add: (name: string, hist: AnyHistogram) => NotAdded | undefined;
}

export function createRunningSum(): RunningSum {
  const hists = new Map<string, AnyHistogram>();
  return {
    hists,
    add: (name, hist) => {
      const sum = hists.get(name);
      if (sum === undefined || !isAdditive(hist)) {
        hists.set(name, hist);
        return undefined;
      }
      if (sum.kind !== hist.kind) {
        return { name, reason: `it is a ${hist.kind} here and was a ${sum.kind} before` };
      }
      const merged = merge<AnyHistogram>([sum, hist]);
      if (!merged.ok) return { name, reason: merged.error.message };
      hists.set(name, merged.hist);
      return undefined;
    },
  };
}

function isAdditive({ kind }: AnyHistogram): boolean {
  return kind !== "graph" && kind !== "stack";
}
