import { join } from "node:path";
import { listRuns, listSubsystemFolders, RUN_INFO, readRunInfo } from "../ingest/index.js";
import { runFolder } from "../model/names/stored-name.js";
import { readOtherTrends, readReport } from "../outputs/index.js";
import type { Publication } from "../store/index.js";

/** All that was published in a data folder, as an index can be made from it: by run, then subsystem. */
export async function* readPublications(dataFolder: string): AsyncGenerator<Publication> {
  for (const run of await listRuns(dataFolder)) {
    const folder = join(dataFolder, runFolder(run));
    const { hltMode } = await readRunInfo(join(folder, RUN_INFO));
    for (const subsystem of await listSubsystemFolders(folder)) {
      const report = await readReport(join(folder, subsystem));
      // Without recorded folders the next pass looks at the run again.
      if (report?.run !== run || report.subsystem !== subsystem) continue;
      yield { hltMode, report, folders: {}, otherTrends: await readOtherTrends(join(folder, subsystem)) };
    }
  }
}
