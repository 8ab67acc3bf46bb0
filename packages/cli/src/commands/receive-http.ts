import { createHttpReceiver } from "@overwatch/receivers/http";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { runReceivers } from "../receive/run-receivers.js";
import { parsePort } from "./parse-number.js";

interface HttpCommandOptions {
  readonly host?: string;
  readonly port?: number;
}

/** `overwatch receive http`. */
export function createReceiveHttpCommand(context: CommandContext): Command {
  return createCommand({
    name: "receive http",
    summary: "take files that DQM or another Overwatch sends over HTTP",
    description:
      "Wait for uploads of ROOT files (POST /rest/api/files; the document at /rest/api/openapi.json says how). Whoever sends needs the token " +
      "`apiToken` of the configuration. Ends on SIGINT and SIGTERM.",
    examples: [
      ["OVERWATCH_API_TOKEN=... overwatch receive http --data /data", "at 127.0.0.1:8080"],
      [
        "curl -H token:... -H runNumber:7 -H timeStamp:1448384710 -H amoreAgent:EMC -F file=@a.root http://127.0.0.1:8080/rest/api/files",
        "what a sender calls",
      ],
    ],
  })
    .option("--host <address>", "the address to wait at (default: receiverIP, 127.0.0.1)")
    .option("--port <n>", "the port to wait at, 0 for a free one (default: receiverPort, 8080)", parsePort)
    .action(
      context.runs(async ({ host, port }: HttpCommandOptions) => {
        const { config } = await context.loadConfig({ module: "receiver" });
        const { receiver, receiverIP, receiverPort, apiToken, dataFolder, timeZone } = config;
        const options = {
          host: host ?? receiverIP,
          port: port ?? receiverPort,
          token: apiToken?.reveal() ?? "",
          maxUpload: receiver.maxUpload * 1024 * 1024,
          requestsPerMinute: receiver.requestsPerMinute,
          ...(receiver.fileTime === "local" ? { timeZone } : {}),
        };
        const onListening = (address: string) => context.print(`waiting at ${address}`);
        const edges = { dataFolder, log: context.log, now: Date.now, onListening };
        return runReceivers(context, [createHttpReceiver(options, edges)]);
      }),
    );
}
