import type { HistogramInfo, HistsInFile } from "../../model/hists.js";

/** Stage 4: what the key list tells, in order of names (code units, so that every machine agrees). */
export function listHists(infos: Iterable<HistogramInfo>): HistsInFile {
  const sorted = [...infos].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return { histsInFile: new Map(sorted.map((info) => [info.name, info])) };
}
