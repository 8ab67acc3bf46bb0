import { resolve } from "node:path";
import { createMonitor, type MonitorNotice, type ReceiverReading } from "@overwatch/service/monitor";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { table } from "../render/table.js";

/** `overwatch monitor`. */
export function createMonitorCommand(context: CommandContext): Command {
  return createCommand({
    name: "monitor",
    summary: '"is data arriving?"',
    description:
      "Watch the heartbeats that receivers leave in their folder, the age of their last data and their counters, and tell what changes. " +
      "Receivers of receiver.zmq in the configuration are expected to be there. Ends on SIGINT and SIGTERM.",
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
        const notify = ({ level, message }: MonitorNotice) => {
          if (!once) context.log.warn(`${new Date().toISOString()} ${level}: ${message}`);
        };
        const monitor = createMonitor({ folder, expected, ...config.monitor }, { now: Date.now, notify });
        if (!once) {
          await monitor.run(context.io.signal);
          return 0;
        }
        const { readings, notices } = await monitor.check();
        context.print(describe(readings, notices));
        context.printJson({ format: "overwatch-monitor-1", receivers: readings, notices });
        return notices.length > 0 ? 1 : 0;
      }),
    );
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
