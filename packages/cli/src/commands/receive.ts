import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { createReceiveDropCommand } from "./receive-drop.js";
import { createReceiveHttpCommand } from "./receive-http.js";
import { createReceiveZmqCommand } from "./receive-zmq.js";

/** `overwatch receive ...`. */
export function createReceiveCommand(context: CommandContext): Command {
  return createCommand({
    name: "receive",
    summary: "receivers in the foreground",
    examples: [
      ['overwatch receive zmq --in "REQ>tcp://localhost:60201" --subsystem EMC', "from the high level trigger"],
      ["overwatch receive http", "from DQM"],
    ],
  })
    .addCommand(createReceiveZmqCommand(context))
    .addCommand(createReceiveHttpCommand(context))
    .addCommand(createReceiveDropCommand(context));
}
