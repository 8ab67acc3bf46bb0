import { type Counts, countsOf } from "../merge/index.js";
import type { ReceivedFile } from "../model/run.js";
import { listHists } from "./stages/list-hists.js";
import type { SubsystemWork, WorkEdges } from "./work.js";

/** Binning and entries of the histograms of each file, noted down when they are read for something else. */
export interface Tally {
  /** As the one that it was made of. */
  readonly open: WorkEdges["open"];
  /** Of one file; reads what nobody has read of it. */
  readonly of: (file: ReceivedFile) => Promise<Counts>;
}

interface Noted {
  readonly counts: Record<string, Counts[string]>;
  /** Names that were not read yet. */
  readonly left: Set<string>;
}

export function createTally(open: WorkEdges["open"], { previous }: Pick<SubsystemWork, "previous">): Tally {
  const known = new Map<string, Noted>();
  const newest = previous?.files.at(-1);
  if (previous !== undefined && newest !== undefined) {
    known.set(keyOf(newest), { counts: { ...previous.counts }, left: new Set() });
  }

  async function openNoting(file: ReceivedFile) {
    const source = await open(file);
    const key = keyOf(file);
    const noted = known.get(key) ?? { counts: {}, left: new Set(listHists(source.infos).histsInFile.keys()) };
    known.set(key, noted);
    return {
      ...source,
      read: async (name: string) => {
        const hist = await source.read(name);
        if (noted.left.delete(name)) {
          const counted = "kind" in hist ? countsOf(hist) : undefined;
          if (counted !== undefined) noted.counts[name] = counted;
        }
        return hist;
      },
    };
  }

  return {
    open: openNoting,
    of: async (file) => {
      const noted = known.get(keyOf(file));
      if (noted?.left.size === 0) return sorted(noted.counts);
      const source = await openNoting(file);
      try {
        for (const name of [...(known.get(keyOf(file))?.left ?? [])]) await source.read(name);
      } finally {
        await source.close();
      }
      return sorted(known.get(keyOf(file))?.counts ?? {});
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
