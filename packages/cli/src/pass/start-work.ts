import type { Config } from "@overwatch/core";
import { createRunner } from "@overwatch/service/runner";
import type { CommandContext } from "../command-context.js";
import { findPlugins } from "./find-plugins.js";
import { serveBeside } from "./serve-beside.js";
import { createThinnedRecords } from "./thinned-records.js";

/**
 * Answers what pages ask about parts of runs, without processing. Takes no lock, because standard results are not touched: a
 * process that watches the same folder may answer, too, and each request is taken up once. Threads start with the first one.
 */
export async function startWork(
  context: CommandContext,
  config: Config,
): Promise<{ readonly stop: () => Promise<void> }> {
  const { plugins } = await findPlugins(context, config);
  const records = createThinnedRecords(config.stateFolder);
  const runner = createRunner({ hookTimeout: config.plugins.hookTimeout, log: context.log });
  const { describe, runSlice, runWhen } = runner;
  const serving = await serveBeside(context, config, {
    config,
    plugins,
    thinned: records.read,
    describe,
    runSlice,
    runWhen,
  });
  return {
    stop: async () => {
      // First the threads, so that what is under way ends at once.
      await runner.close();
      await serving.stop();
      await records.close();
    },
  };
}
