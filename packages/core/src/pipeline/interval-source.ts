import type { AnyHistogram } from "@overwatch/root/hist";
import { subtractHist } from "../merge/index.js";
import type { ObjectProblem } from "../model/report.js";
import { listHists } from "./stages/list-hists.js";
import type { HistogramSource } from "./work.js";

/** A source that remembers what was read of it. */
export function remembering(source: HistogramSource): HistogramSource {
  const known = new Map<string, Promise<AnyHistogram | ObjectProblem>>();
  return {
    ...source,
    read: (name) => {
      const read = known.get(name) ?? source.read(name);
      known.set(name, read);
      return read;
    },
  };
}

/**
 * What came between two states of a receiver that does not reset: each histogram is subtracted when it is asked for. What
 * only the later state has is as it is there.
 */
export function intervalBetween(earlier: HistogramSource, later: HistogramSource): HistogramSource {
  const before = new Set(earlier.infos.map(({ name }) => name));
  return {
    infos: [...listHists(later.infos).histsInFile.values()],
    problems: later.problems,
    read: async (name) => {
      const hist = await later.read(name);
      if (!("kind" in hist) || !before.has(name)) return hist;
      const base = await earlier.read(name);
      if (!("kind" in base)) return base;
      const difference = subtractHist(hist, base);
      return difference.ok ? difference.hist : { path: name, cycle: 1, reason: difference.reason };
    },
    close: () => Promise.resolve(),
  };
}
