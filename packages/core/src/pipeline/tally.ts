import { type Counts, countsOf } from "../merge/index.js";
import type { ReceivedFile } from "../model/run.js";
import { readCounts } from "./find-falls.js";
import type { SubsystemWork, WorkEdges } from "./work.js";

/** Binning and entries of the histograms of each file, noted down when they are read for something else. */
export interface Tally {
  /** As the one that it was made of. */
  readonly open: WorkEdges["open"];
  /** Of one file; reads it if nobody did. Only to be asked when all of its histograms were read, or none. */
  readonly of: (file: ReceivedFile) => Promise<Counts>;
}

export function createTally(open: WorkEdges["open"], { previous }: Pick<SubsystemWork, "previous">): Tally {
  const known = new Map<string, Record<string, Counts[string]>>();
  const newest = previous?.files.at(-1);
  if (previous !== undefined && newest !== undefined) known.set(keyOf(newest), previous.counts);
  return {
    open: async (file) => {
      const source = await open(file);
      const counts: Record<string, Counts[string]> = {};
      known.set(keyOf(file), counts);
      return {
        ...source,
        read: async (name) => {
          const hist = await source.read(name);
          const counted = "kind" in hist ? countsOf(hist) : undefined;
          if (counted !== undefined) counts[name] = counted;
          return hist;
        },
      };
    },
    of: async (file) => {
      const noted = known.get(keyOf(file));
      if (noted !== undefined) return sorted(noted);
      const source = await open(file);
      try {
        const counts = await readCounts(source);
        known.set(keyOf(file), counts);
        return sorted(counts);
      } finally {
        await source.close();
      }
    },
  };
}

/** Reports do not depend on the order in which histograms were read. */
function sorted(counts: Counts): Record<string, Counts[string]> {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function keyOf({ name, sha256 }: ReceivedFile): string {
  return `${sha256} ${name}`;
}
