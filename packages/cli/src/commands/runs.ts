import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { createRunsListCommand } from "./runs-list.js";
import { createRunsPackCommand } from "./runs-pack.js";
import { createRunsShowCommand } from "./runs-show.js";
import { createRunsUnpackCommand } from "./runs-unpack.js";

/** `overwatch runs ...`. */
export function createRunsCommand(context: CommandContext): Command {
  return createCommand({
    name: "runs",
    summary: "what is known of the processed runs",
    examples: [
      ["overwatch runs list", "one line for each run, newest first"],
      ["overwatch runs show 300005", "what was found in a run"],
    ],
  })
    .addCommand(createRunsListCommand(context))
    .addCommand(createRunsShowCommand(context))
    .addCommand(createRunsPackCommand(context))
    .addCommand(createRunsUnpackCommand(context));
}
