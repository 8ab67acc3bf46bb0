import { readdir } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import type { Config, PassEdges, PassReport, PassRequest, SliceEdges, WhenEdges } from "@overwatch/core";
import { expectedPlugins, processPass } from "@overwatch/core/host";
import { takeLock } from "@overwatch/service/loop";
import { createRunner } from "@overwatch/service/runner";
import type { CommandContext } from "../command-context.js";
import { findPlugins } from "./find-plugins.js";
import { openTeller } from "./tell-alarms.js";
import { createThinnedRecords } from "./thinned-records.js";
import { withStore } from "./with-store.js";

/** How long a file that looks unfinished is watched before a one-shot pass gives it up, milliseconds. */
const SETTLE = 1000;

export interface PassesOptions {
  /** What the lock says of its owner. */
  readonly command?: string;
  /** Threads that each plug-in may have. */
  readonly threads?: number;
}

/**
 * Everything that passes over a data folder, and looks into parts of runs, need: the lock, plug-ins of the deployment,
 * store, runner; all closed and released behind `use`.
 *
 * @throws DATA_FOLDER_LOCKED when another process is at work there.
 */
export async function withPasses<T>(
  context: CommandContext,
  config: Config,
  use: (edges: PassEdges & SliceEdges & WhenEdges) => Promise<T>,
  { command = "overwatch process", threads = 1 }: PassesOptions = {},
): Promise<T> {
  const { plugins } = await findPlugins(context, config);
  const lock = await takeLock(config.dataFolder, command);
  const records = createThinnedRecords(config.stateFolder);
  const runner = createRunner({ hookTimeout: config.plugins.hookTimeout, log: context.log, threads });
  // Threads take as long to start as the rest of the command: they do it beside it.
  for (const plugin of expectedPlugins(await namesIn(config.dataFolder), config, plugins)) runner.prepare(plugin);
  try {
    return await withStore(context, config, (store) =>
      use({
        config,
        plugins,
        store,
        runSubsystem: runner.run,
        describe: runner.describe,
        runSlice: runner.runSlice,
        runWhen: runner.runWhen,
        now: Date.now,
        mayPublish: lock.check,
        thinned: records.read,
        wait: (milliseconds) => setTimeout(milliseconds),
        log: context.log,
      }),
    );
  } finally {
    await runner.close();
    await records.close();
    await lock.release();
  }
}

/** What is wrong with the folder is told by the pass. */
async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

/** One pass, after which nobody looks again: an unfinished file is watched for a moment, and then given up. */
export function runPass(context: CommandContext, config: Config, request: PassRequest): Promise<PassReport> {
  return withPasses(context, config, async (edges) => {
    const teller = await openTeller(context, config, edges.store);
    try {
      const report = await processPass(request, { ...edges, settle: SETTLE });
      await teller.watch();
      await teller.deliver();
      return report;
    } finally {
      await teller.close();
    }
  });
}
