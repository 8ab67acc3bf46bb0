import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Passage, SubsystemReport } from "../model/report.js";
import type { SubsystemResult, SubsystemWork } from "./work.js";

/** A report keeps the passages of so many files: enough for the last percentile, and no report grows without end. */
const KEPT = 200;

/**
 * The passages of the newest files. A file that was published before keeps its own: it is not published again by being
 * processed again.
 *
 * @param received - when a file came, Unix seconds; undefined when it is no longer there.
 * @param published - of this publication, Unix seconds.
 */
export async function passagesOf(
  files: SubsystemWork["files"],
  before: SubsystemReport | undefined,
  times: SubsystemResult["times"],
  received: (file: string) => Promise<number | undefined>,
  published: number,
): Promise<readonly Passage[]> {
  const known = new Map(before?.madeBy.passages?.map((passage) => [passage.file, passage]));
  const wasPublished = new Set(before?.files.map(({ name }) => name));
  const passages: Passage[] = [];
  for (const { name } of files.slice(-KEPT)) {
    const passage = known.get(name);
    if (passage !== undefined) passages.push(passage);
    if (times === undefined || wasPublished.has(name)) continue;
    const at = await received(name);
    if (at === undefined) continue;
    passages.push({
      file: name,
      received: at,
      merged: times.merged / 1000,
      processed: times.processed / 1000,
      published,
    });
  }
  return passages;
}

/** When the last byte of a file came, by its time of change: moving a file leaves it as it was. */
export function receivedIn(folder: string): (file: string) => Promise<number | undefined> {
  return async (file) => {
    const stats = await stat(join(folder, file)).catch(() => undefined);
    return stats && stats.mtimeMs / 1000;
  };
}
