import type { HistogramKind } from "@overwatch/root/hist";
import type { HistogramInfo, HistsInFile } from "../../model/hists.js";

/** ROOT's classes that inherit from TH1. Graphs and stacks of a file are carried along, but are no histograms. */
const histograms: readonly HistogramKind[] = ["h1", "h2", "h3", "profile", "profile2", "profile3"];

export interface ListedHists extends HistsInFile {
  /** What a file holds beside histograms, by name. */
  readonly others: readonly string[];
}

/** Stage 4: what the key list tells, in order of names (code units, so that every machine agrees). */
export function listHists(infos: Iterable<HistogramInfo>): ListedHists {
  const sorted = [...infos].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const isHistogram = ({ kind }: HistogramInfo) => histograms.includes(kind);
  return {
    histsInFile: new Map(sorted.filter(isHistogram).map((info) => [info.name, info])),
    others: sorted.filter((info) => !isHistogram(info)).map(({ name }) => name),
  };
}
