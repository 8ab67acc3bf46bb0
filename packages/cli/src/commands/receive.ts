import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { createReceiveZmqCommand } from "./receive-zmq.js";

/** `overwatch receive ...`. */
export function createReceiveCommand(context: CommandContext): Command {
  return createCommand({
    name: "receive",
    summary: "receivers in the foreground",
    examples: [
      ["overwatch receive zmq", "all mergers of the configuration"],
      ['overwatch receive zmq --in "REQ>tcp://localhost:60201" --subsystem EMC', "one merger"],
    ],
  }).addCommand(createReceiveZmqCommand(context));
}
