import { stat } from "node:fs/promises";
import type { Config, SliceEdges, WhenEdges } from "@overwatch/core";
import { createRunner } from "@overwatch/service/runner";
import type { CommandContext } from "../command-context.js";
import { dataFolderMissing } from "../errors/catalogue.js";
import { findPlugins } from "./find-plugins.js";
import { createThinnedRecords } from "./thinned-records.js";

/**
 * Everything that looking into parts of a run needs: plug-ins and a runner, which is closed behind `use`. Takes no lock:
 * standard results are not touched.
 *
 * @throws DATA_FOLDER_MISSING
 */
export async function withRunLook<T>(
  context: CommandContext,
  config: Config,
  use: (edges: SliceEdges & WhenEdges) => Promise<T>,
): Promise<T> {
  const found = await stat(config.dataFolder).catch(() => undefined);
  if (found?.isDirectory() !== true) throw dataFolderMissing(config.dataFolder);
  const { plugins } = await findPlugins(context, config);
  const records = createThinnedRecords(config.stateFolder);
  const runner = createRunner({ hookTimeout: config.plugins.hookTimeout, log: context.log });
  try {
    return await use({
      config,
      plugins,
      thinned: records.read,
      describe: runner.describe,
      runSlice: runner.runSlice,
      runWhen: runner.runWhen,
    });
  } finally {
    await runner.close();
    await records.close();
  }
}
