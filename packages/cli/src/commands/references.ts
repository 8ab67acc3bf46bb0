import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { createReferencesFreezeCommand } from "./references-freeze.js";
import { createReferencesListCommand } from "./references-list.js";

/** `overwatch references ...`. */
export function createReferencesCommand(context: CommandContext): Command {
  return createCommand({
    name: "references",
    summary: "histograms that alarms compare with",
    examples: [
      ["overwatch references freeze cosmics --run 300005 --subsystem EMC", "keep those of a good run"],
      ["overwatch references list", "all that is frozen, with who and when"],
    ],
  })
    .addCommand(createReferencesListCommand(context))
    .addCommand(createReferencesFreezeCommand(context));
}
