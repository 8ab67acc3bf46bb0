import type { AnyHistogram } from "@overwatch/root/hist";
import type { ReceivedFile } from "../../model/run.js";
import type { HistogramSource, SubsystemWork } from "../work.js";

/** Received file i, one a minute from second 1000 on. */
export const sampleFile = (index: number): ReceivedFile => ({
  name: `ABChists.${index}.root`,
  time: 1000 + 60 * index,
  size: 1,
  sha256: String(index),
});

/** Work over the first `count` files of a cumulative run. */
export function sampleWork(count: number, changes: Partial<SubsystemWork> = {}): SubsystemWork {
  return {
    run: 7,
    hltMode: "C",
    subsystem: "ABC",
    fileLocationSubsystem: "ABC",
    folder: "",
    files: Array.from({ length: count }, (_, i) => sampleFile(i)),
    cumulative: true,
    key: "key",
    keyParts: { basis: "b", context: "c", files: "f" },
    combinedFile: "hists.combined.1.1.root",
    options: {},
    settings: {},
    monitoring: {},
    suspended: [],
    ...changes,
  };
}

/** A file that holds these histograms. */
export function sourceOf(hists: readonly AnyHistogram[]): HistogramSource {
  return {
    infos: hists.map(({ name, kind, title }) => ({ name, kind, className: "TH1D", title, from: "file" })),
    problems: [],
    read: async (wanted) =>
      hists.find(({ name }) => name === wanted) ?? { path: wanted, cycle: 1, reason: "not there" },
    close: () => Promise.resolve(),
  };
}
