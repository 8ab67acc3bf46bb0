import { resolve } from "node:path";
import { createDropReceiver } from "@overwatch/receivers/drop";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { runReceivers } from "../receive/run-receivers.js";
import { parseFrom } from "./parse-number.js";

/** `overwatch receive drop`. */
export function createReceiveDropCommand(context: CommandContext): Command {
  return createCommand({
    name: "receive drop",
    summary: "take files that anything else copies into a folder",
    description:
      "Move complete received files from a folder, which may be on another disk, into the data folder. Growing files are left alone. A folder " +
      "is not needed for that: files may be copied into the data folder itself. Ends on SIGINT and SIGTERM.",
    examples: [
      ["overwatch receive drop --from /incoming --data /data", "look every five seconds"],
      ["overwatch receive drop --from /incoming --sleep 1", "look every second"],
    ],
  })
    .requiredOption("--from <dir>", "the folder that files are copied into")
    .option("--sleep <s>", "seconds between two looks", parseFrom(0.01, 86_400), 5)
    .action(
      context.runs(async ({ from, sleep }: { readonly from: string; readonly sleep: number }) => {
        const { config } = await context.loadConfig({ module: "receiver" });
        const edges = { dataFolder: config.dataFolder, log: context.log, now: Date.now };
        return runReceivers(context, [createDropReceiver({ from: resolve(context.io.cwd, from), sleep }, edges)]);
      }),
    );
}
