import { type Counts, countsFell, countsOf } from "../merge/index.js";
import type { ReceivedFile } from "../model/run.js";
import { listHists } from "./stages/list-hists.js";
import type { HistogramSource } from "./work.js";

/** Binning and entries of all histograms of a file. Damaged ones are left out. */
export async function readCounts(source: HistogramSource): Promise<Counts> {
  const counts: Record<string, Counts[string]> = {};
  for (const name of listHists(source.infos).histsInFile.keys()) {
    const hist = await source.read(name);
    const counted = "kind" in hist ? countsOf(hist) : undefined;
    if (counted !== undefined) counts[name] = counted;
  }
  return counts;
}

/**
 * Indices of the files, behind `from` up to `to`, at which the counts fell against the file before. Reads each file once, but
 * those that were thinned: what happened next to these was recorded.
 */
export async function findFalls(
  files: readonly ReceivedFile[],
  from: number,
  to: number,
  open: (file: ReceivedFile) => Promise<HistogramSource>,
): Promise<readonly number[]> {
  const falls: number[] = [];
  let before: Counts | undefined;
  for (const [index, file] of files.entries()) {
    if (index < from || index > to) continue;
    if (file.thinned === true) {
      before = undefined;
      continue;
    }
    const source = await open(file);
    try {
      const counts = await readCounts(source);
      if (before !== undefined && countsFell(before, counts)) falls.push(index);
      before = counts;
    } finally {
      await source.close();
    }
  }
  return falls;
}
