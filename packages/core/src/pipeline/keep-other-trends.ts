import type { SubsystemReport } from "../model/report.js";
import { readOtherTrends, writeOtherTrends } from "../outputs/index.js";
import { encodePlain, keepTrends, type OtherTrends } from "../store/index.js";

/**
 * Before a report takes the place of another: what the old one has of trends in another configuration goes into the file
 * beside it. Done first, so that a crash in between leaves a trend twice and never loses one.
 *
 * @param folder - of the subsystem in its run.
 */
export async function keepOtherTrends(
  folder: string,
  before: SubsystemReport | undefined,
  after: SubsystemReport,
): Promise<OtherTrends> {
  const beside = await readOtherTrends(folder);
  const kept = keepTrends(before, beside, after);
  if (encodePlain(kept) !== encodePlain(beside)) await writeOtherTrends(folder, kept);
  return kept;
}
