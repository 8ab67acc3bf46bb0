import { join } from "node:path";
import { cellFell, isCumulative } from "../merge/index.js";
import type { SubsystemReport } from "../model/report.js";
import type { ReceivedFile } from "../model/run.js";
import { listHists } from "./stages/list-hists.js";
import type { HistogramSource } from "./work.js";

/** So many of a run's first files are looked at: what comes later does not change how the first were counted. */
const LOOKED_AT = 5;

/**
 * Whether the files of a run hold everything since its start, as the contents of the first ones tell. What a report of the
 * same first files says is taken over. A file that cannot be opened says nothing.
 */
export async function detectMode(
  folder: string,
  files: readonly ReceivedFile[],
  published: Pick<SubsystemReport, "files" | "cumulative" | "notes"> | undefined,
): Promise<boolean> {
  const first = files.slice(0, LOOKED_AT);
  const known = published?.files.slice(0, LOOKED_AT);
  const isKnown = known?.length === first.length && first.every(({ sha256 }, i) => sha256 === known[i]?.sha256);
  const wasDetected = published?.notes.some(({ code }) => code === "MODE_DETECTED") === true;
  if (published !== undefined && isKnown && wasDetected) return published.cumulative;
  const { openHistograms } = await import("./open-file.js");
  const pairs: { compared: number; fell: number }[] = [];
  let before: HistogramSource | undefined;
  for (const { name } of first) {
    const after = await openHistograms(join(folder, name)).catch(() => undefined);
    if (after === undefined) continue;
    if (before !== undefined) {
      pairs.push(await comparePair(before, after));
      await before.close();
    }
    before = after;
  }
  await before?.close();
  return isCumulative(pairs);
}

async function comparePair(before: HistogramSource, after: HistogramSource) {
  const names = listHists(after.infos).histsInFile;
  let compared = 0;
  let fell = 0;
  for (const name of listHists(before.infos).histsInFile.keys()) {
    if (!names.has(name)) continue;
    const [earlier, later] = [await before.read(name), await after.read(name)];
    if (!("kind" in earlier) || !("kind" in later)) continue;
    const answer = cellFell(earlier, later);
    if (answer === undefined) continue;
    compared++;
    if (answer) fell++;
  }
  return { compared, fell };
}
