import type { Config } from "@overwatch/core";
import { createZmqReceiver, type ZmqOptions } from "@overwatch/receivers/zmq";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { argumentInvalid, noReceivers } from "../errors/catalogue.js";
import { runReceivers } from "../receive/run-receivers.js";
import { parseFrom } from "./parse-number.js";

interface ReceiveOptions {
  readonly in?: string;
  readonly subsystem?: string;
  readonly select?: string;
  readonly resetMerger?: boolean;
  readonly requestStreamers?: boolean;
  readonly sleep?: number;
  readonly timeout?: number;
}

/** `overwatch receive zmq`. */
export function createReceiveZmqCommand(context: CommandContext): Command {
  return createCommand({
    name: "receive zmq",
    summary: "ask mergers of the high level trigger, and store what they answer",
    description:
      "Ask one merger, or all of the configuration (receiver.zmq), and store each answer as a ROOT file in the data folder. Ends on SIGINT and SIGTERM.",
    examples: [
      [
        'overwatch receive zmq --in "REQ>tcp://localhost:60201" --subsystem EMC --data /data',
        "one merger, every minute",
      ],
      ["overwatch receive zmq --subsystem EMC --sleep 10", "the one of the configuration, more often"],
    ],
  })
    .option("--in <socket>", "the merger: REQ>tcp://HOST:PORT, or SUB> and PULL> for those that send by themselves")
    .option("--subsystem <code>", "the subsystem that it serves, as in the names of files")
    .option("--select <re>", "a regular expression of the wanted histograms")
    .option("--reset-merger", "make the merger forget its sums after each answer")
    .option("--request-streamers", "ask for descriptions of classes at start (the default)")
    .option("--no-request-streamers", "ask for them only when an object cannot be read")
    .option("--sleep <s>", "seconds between an answer and the next request", parseFrom(0, 86_400))
    .option("--timeout <s>", "seconds that an answer may take", parseFrom(0.1, 86_400))
    .action(
      context.runs(async (options: ReceiveOptions, command: Command) => {
        const { config } = await context.loadConfig({ module: "receiver" });
        // Both spellings of the switch are options, so that commander has a default for it that nobody asked for.
        const asked = command.getOptionValueSource("requestStreamers") === "cli";
        const { requestStreamers, ...rest } = options;
        const given = asked && requestStreamers !== undefined ? { ...rest, requestStreamers } : rest;
        const { dataFolder } = config;
        const edges = { dataFolder, log: context.log, now: Date.now };
        return runReceivers(
          context,
          listMergers(config, given).map((merger) => createZmqReceiver(merger, edges)),
        );
      }),
    );
}

/** The mergers to ask: the one of the command line, or those of the configuration with what the command line changes. */
function listMergers({ receiver, timeZone }: Config, given: ReceiveOptions): readonly ZmqOptions[] {
  const common = {
    level: receiver.level,
    maxReply: receiver.maxReply * 1024 * 1024,
    ...(receiver.fileTime === "local" ? { timeZone } : {}),
  };
  const { in: socket, subsystem, ...changes } = given;
  if (socket !== undefined) {
    if (subsystem === undefined) {
      throw argumentInvalid("Expected --subsystem CODE beside --in, found none.", "overwatch receive zmq");
    }
    return [{ ...receiver.zmq[subsystem], ...common, ...changes, in: socket, subsystem }];
  }
  const chosen = Object.entries(receiver.zmq).filter(([code]) => subsystem === undefined || code === subsystem);
  if (chosen.length === 0) throw noReceivers(subsystem);
  return chosen.map(([code, merger]) => ({ ...merger, ...common, ...changes, subsystem: code }));
}
