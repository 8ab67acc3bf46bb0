import { existsSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import type { Config, PassEdges, PassReport, PassRequest, SliceEdges, WhenEdges } from "@overwatch/core";
import { isOverwatchError } from "@overwatch/core/errors";
import { processPass } from "@overwatch/core/host";
import { watchArrivals } from "@overwatch/service/loop";
import type { CommandContext } from "../command-context.js";
import { describeError } from "../describe-error.js";
import { passText } from "../render/pass-text.js";
import { withPasses } from "./run-pass.js";
import { serveBeside } from "./serve-beside.js";
import { openTeller } from "./tell-alarms.js";

/** Without `processingTimeToSleep`: how often the folder is listed although nothing was seen to arrive, milliseconds. */
const LISTING = 5000;

/** Lock or index are no longer ours, because the folder went away and came back, say: both are taken anew. */
const reopen = ["LOCK_LOST", "STORE_GONE", "STORE_DAMAGED"];

/**
 * A pass now, and again at each arrival, until the command is ended; what each of them did is said as it happens. A pass
 * that fails (a full disk, a folder that is gone) is tried again: what it left undone is still there to be done.
 *
 * @returns the report of the last pass.
 */
export async function watchPasses(context: CommandContext, config: Config, request: PassRequest): Promise<PassReport> {
  let isFirst = true;
  for (;;) {
    try {
      return await withPasses(context, config, async (edges) => {
        const first = isFirst ? request : later(request);
        isFirst = false;
        return watchWith(context, edges, first);
      });
    } catch (error) {
      // The first pass says what is wrong with the place; later the place is known to have been right.
      if (isFirst || !isOverwatchError(error, ...reopen)) throw error;
      context.log.warn(`${describeError(error).line} (it is tried again)`);
      // Made by nobody here: an empty folder in place of a disk that is away would take what belongs on that disk.
      do await setTimeout(1000);
      while (!existsSync(config.dataFolder) && !context.io.signal.aborted);
      if (context.io.signal.aborted) throw error;
    }
  }
}

async function watchWith(
  context: CommandContext,
  edges: PassEdges & SliceEdges & WhenEdges,
  request: PassRequest,
): Promise<PassReport> {
  const { signal } = context.io;
  const { config } = edges;
  const interval = config.processingTimeToSleep > 0 ? config.processingTimeToSleep * 1000 : LISTING;
  let arrivals = watchArrivals(config.dataFolder);
  const serving = await serveBeside(context, config, edges);
  const continued: PassEdges = { ...edges, enough: () => signal.aborted || arrivals.isPending() };
  const teller = await openTeller(context, config, edges.store);
  const pass = async (asked: PassRequest) => {
    const done = await processPass(asked, continued);
    tell(context, done);
    await teller.watch();
    // In the background: the next pass does not wait for mail servers.
    void teller.deliver();
    return done;
  };
  try {
    let report = await pass(request);
    for (;;) {
      await arrivals.next(interval, signal);
      if (signal.aborted) return report;
      try {
        report = await pass(later(request));
      } catch (error) {
        if (isOverwatchError(error, ...reopen)) throw error;
        context.log.warn(`${describeError(error).line} (it is tried again)`);
        // The folder that was watched may be another one now.
        arrivals.close();
        arrivals = watchArrivals(config.dataFolder);
      }
    }
  } finally {
    arrivals.close();
    await teller.close();
    await serving.stop();
  }
}

/** Force was asked for once: later passes do what arrived. */
function later({ force: _, ...request }: PassRequest): PassRequest {
  return request;
}

function tell(context: CommandContext, report: PassReport): void {
  const news = report.runs.filter(({ subsystems }) => subsystems.some(({ status }) => status !== "unchanged"));
  if (news.length > 0 || report.quarantined.length > 0) context.log.info(passText({ ...report, runs: news }));
}
