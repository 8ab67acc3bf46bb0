import type { HistogramSource } from "@overwatch/core";
import type { AnyHistogram } from "@overwatch/core/hist";

/** Histograms in memory as the pipeline reads them from a file. */
export function createMemorySource(hists: readonly AnyHistogram[]): HistogramSource {
  const byName = new Map(hists.map((hist) => [hist.name, hist]));
  return {
    infos: [...byName.values()].map(({ name, kind, title }) => ({
      name,
      kind,
      className: kind,
      title,
      from: "file",
    })),
    problems: [],
    read: async (name) => byName.get(name) ?? { path: name, cycle: 1, reason: "no such histogram in this bench file" },
    close: async () => {},
  };
}
