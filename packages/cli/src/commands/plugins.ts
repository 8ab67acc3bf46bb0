import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { createPluginsListCommand } from "./plugins-list.js";

/** `overwatch plugins ...`. */
export function createPluginsCommand(context: CommandContext): Command {
  return createCommand({
    name: "plugins",
    summary: "the plug-ins of this deployment",
    description: "Plug-ins are packages that the package.json at or above the working directory depends on.",
    examples: [
      ["overwatch plugins list", "each package that was looked at, and why it is used or not"],
      ["overwatch plugins list --json", "the same as JSON"],
    ],
  }).addCommand(createPluginsListCommand(context));
}
