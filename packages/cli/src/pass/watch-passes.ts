import { type Config, type PassReport, type PassRequest, processPass } from "@overwatch/core";
import { watchArrivals } from "@overwatch/service/loop";
import type { CommandContext } from "../command-context.js";
import { passText } from "../render/pass-text.js";
import { withPasses } from "./run-pass.js";

/** Without `processingTimeToSleep`: how often the folder is listed although nothing was seen to arrive, milliseconds. */
const LISTING = 5000;

/**
 * A pass now, and again at each arrival, until the command is ended; what each of them did is said as it happens.
 *
 * @returns the report of the last pass.
 */
export function watchPasses(context: CommandContext, config: Config, request: PassRequest): Promise<PassReport> {
  const { signal } = context.io;
  const interval = config.processingTimeToSleep > 0 ? config.processingTimeToSleep * 1000 : LISTING;
  return withPasses(context, config, async (edges) => {
    const arrivals = watchArrivals(config.dataFolder);
    try {
      let report = await processPass(request, edges);
      tell(context, report);
      // Asked for once: later passes do what arrived.
      const { force: _, ...later } = request;
      for (;;) {
        await arrivals.next(interval, signal);
        if (signal.aborted) return report;
        report = await processPass(later, edges);
        tell(context, report);
      }
    } finally {
      arrivals.close();
    }
  });
}

function tell(context: CommandContext, report: PassReport): void {
  const news = report.runs.filter(({ subsystems }) => subsystems.some(({ status }) => status !== "unchanged"));
  if (news.length > 0 || report.quarantined.length > 0) context.log.info(passText({ ...report, runs: news }));
}
