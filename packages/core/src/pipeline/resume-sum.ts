import type { AnyHistogram } from "@overwatch/root/hist";
import type { HistogramInfo } from "../model/hists.js";
import { countUnchanged } from "./file-findings.js";
import type { SubsystemWork, WorkEdges } from "./work.js";

/** A sum that was published, and how many files are in it. */
export interface ResumedSum {
  readonly files: number;
  readonly hists: ReadonlyMap<string, { readonly info: HistogramInfo; readonly hist: AnyHistogram }>;
}

/**
 * The sum of all files of the earlier report, as its combined file has it. undefined where files came in between, or where
 * the combined file is not, byte for byte, what was published: then all files are added again, which gives the same.
 *
 * @param upTo - index of the file whose state is wanted: the sum must not hold it.
 */
export async function resumeSum(
  { files, previous }: Pick<SubsystemWork, "files" | "previous">,
  upTo: number,
  openCombined: WorkEdges["openCombined"],
): Promise<ResumedSum | undefined> {
  const digest = previous?.madeBy.combined;
  if (previous === undefined || digest === undefined || openCombined === undefined) return undefined;
  const count = previous.files.length;
  if (count > upTo || countUnchanged({ previous, files }) < count) return undefined;
  // What could not be written is in the sum and not in the file.
  if (previous.notes.some(({ code }) => code === "NOT_WRITTEN")) return undefined;
  const source = await openCombined(previous.combinedFile, digest);
  if (source === undefined) return undefined;
  try {
    const hists = new Map<string, { info: HistogramInfo; hist: AnyHistogram }>();
    for (const info of source.infos) {
      const hist = await source.read(info.name);
      if (!("kind" in hist)) return undefined;
      hists.set(info.name, { info, hist });
    }
    return { files: count, hists };
  } finally {
    await source.close();
  }
}
