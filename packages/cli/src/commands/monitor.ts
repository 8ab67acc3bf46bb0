import { resolve } from "node:path";
import type { Config } from "@overwatch/core";
import {
  createMonitor,
  type MonitorNotice,
  type MonitorOptions,
  type ReceiverReading,
  toNotice,
} from "@overwatch/service/monitor";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { openTeller } from "../pass/tell-alarms.js";
import { table } from "../render/table.js";

/** `overwatch monitor`. */
export function createMonitorCommand(context: CommandContext): Command {
  return createCommand({
    name: "monitor",
    summary: '"is data arriving?"',
    description:
      "Watch the heartbeats that receivers leave in their folder, the age of their last data and their counters, and tell what changes. " +
      "Receivers of receiver.zmq in the configuration are expected to be there. The notifiers of `monitor.notify` are told, by " +
      "default those of `alarms.notify`. Ends on SIGINT and SIGTERM.",
    examples: [
      ["overwatch monitor --data /data", "go on until it is ended"],
      ["overwatch monitor --once --json", "how it is now; exit code 1 if something is wrong"],
    ],
  })
    .option("--once", "look once and end")
    .action(
      context.runs(async ({ once = false }: { readonly once?: boolean }) => {
        const { config } = await context.loadConfig({ module: "receiver" });
        const folder = resolve(context.io.cwd, config.receiverData ?? config.dataFolder);
        const expected = Object.keys(config.receiver.zmq);
        const options = { folder, expected, ...config.monitor };
        if (!once) {
          await watch(context, config, options);
          return 0;
        }
        const { readings, notices } = await createMonitor(options, { now: Date.now, notify: () => {} }).check();
        context.print(describe(readings, notices));
        context.printJson({ format: "overwatch-monitor-1", receivers: readings, notices });
        return notices.length > 0 ? 1 : 0;
      }),
    );
}

/** Looks until the command is ended; what is wrong goes to the log, and to people by way of the outbox. */
async function watch(context: CommandContext, config: Config, options: MonitorOptions): Promise<void> {
  const names = config.monitor.notify ?? config.alarms.notify;
  // Without anybody to tell there is no outbox to make.
  const teller = names.length === 0 ? undefined : await openTeller(context, config);
  const notify = async (notice: MonitorNotice) => {
    const now = Date.now();
    context.log.warn(`${new Date(now).toISOString()} ${notice.level}: ${notice.message}`);
    await teller?.tell([toNotice(notice, Math.floor(now / 1000), names)]);
  };
  // In the background: a mail server that hangs does not blind the monitor.
  const looked = () => void teller?.deliver();
  try {
    await createMonitor(options, { now: Date.now, notify, looked }).run(context.io.signal);
  } finally {
    await teller?.deliver();
    await teller?.close();
  }
}

function describe(readings: readonly ReceiverReading[], notices: readonly MonitorNotice[]): string {
  if (readings.length === 0) return "No receiver has left a heartbeat here.";
  const now = Date.now() / 1000;
  const age = (at: number | undefined) => (at === undefined ? "never" : `${Math.round(now - at)} s ago`);
  const rows = readings.map(({ subsystem, state = "unknown", beatAt, storedAt, counters }) => [
    subsystem,
    state,
    `heartbeat ${age(beatAt)}`,
    `data ${age(storedAt)}`,
    `${counters["files"] ?? 0} files`,
  ]);
  return [...table(rows), ...notices.map(({ level, message }) => `${level}: ${message}`)].join("\n");
}
