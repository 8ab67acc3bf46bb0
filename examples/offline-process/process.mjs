// Files what was received into a data folder and processes it, as `overwatch process` does, from a program of your own.
import { setTimeout } from "node:timers/promises";
import { discoverPlugins, loadConfig, processPass, readPublications } from "@overwatch/core";
import { createRunner } from "@overwatch/service/runner";
import { openStore } from "@overwatch/service/store";

const log = { debug() {}, info() {}, warn: console.warn };

/**
 * One pass over `dataFolder` with the plug-ins among the dependencies of the package.json in `deployment`.
 * Resolves to the report of the pass.
 */
export async function processFolder(dataFolder, deployment) {
  const { config } = await loadConfig({ cwd: deployment, env: {}, flags: { dataFolder } });
  const { packages } = await discoverPlugins(deployment, config.plugins.exclude);
  const plugins = packages.filter(({ status }) => status === "found");
  const runner = createRunner({ hookTimeout: config.plugins.hookTimeout, log });
  const { store, needsRebuild } = await openStore({ folder: config.stateFolder });
  try {
    // The index can be deleted at any time: it is made again from the reports.
    if (needsRebuild) await store.rebuild(readPublications(dataFolder));
    return await processPass(
      {},
      {
        config,
        plugins,
        store,
        runSubsystem: runner.run,
        now: Date.now,
        wait: (time) => setTimeout(time),
        settle: 1000,
        log,
      },
    );
  } finally {
    await runner.close();
    await store.close();
  }
}

if (import.meta.filename === process.argv[1]) {
  const report = await processFolder(process.argv[2] ?? "data", import.meta.dirname);
  for (const { run, subsystems } of report.runs) {
    for (const one of subsystems) {
      if (one.status === "failed") console.error(`run ${run} ${one.subsystem}: ${one.error.message}`);
      else {
        const { subsystem, hists, quality } = one.report;
        console.log(`run ${run} ${subsystem}: ${hists.length} histograms, quality ${quality ?? "unknown"}`);
      }
    }
  }
}
