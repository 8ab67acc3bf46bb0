import type { Config } from "@overwatch/core";
import { readReceivers } from "@overwatch/service/monitor";
import type { WebEdges } from "@overwatch/webapp";
import { readSupervisorFile } from "../up/supervisor-file.js";
import { createNumbers, type NumberSources } from "./collect-numbers.js";
import { findProblems } from "./find-problems.js";

/** What the web app tells those who run Overwatch: whether all is well, and all numbers. */
export function createOperation(
  sources: NumberSources & { readonly config: Pick<Config, "monitor"> },
): NonNullable<WebEdges["operation"]> {
  const numbers = createNumbers(sources);
  const { stateFolder, dataFolder, receiverData = dataFolder, monitor } = sources.config;
  return {
    problems: async () => {
      const supervisor = await readSupervisorFile(stateFolder);
      return findProblems({
        now: Math.floor(Date.now() / 1000),
        supervised: supervisor !== undefined && isAlive(supervisor.pid),
        receivers: await readReceivers(receiverData),
        deadAfter: monitor.deadAfter,
        ...(supervisor === undefined ? {} : { supervisor }),
      });
    },
    metrics: async (web) => {
      const { formatMetrics } = await import("./format-metrics.js");
      return formatMetrics(await numbers(web));
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
