import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { createPluginsCheckCommand } from "./plugins-check.js";
import { createPluginsListCommand } from "./plugins-list.js";
import { createPluginsNewCommand } from "./plugins-new.js";

/** `overwatch plugins ...`. */
export function createPluginsCommand(context: CommandContext): Command {
  return createCommand({
    name: "plugins",
    summary: "plug-ins: those of this deployment, and packages of your own",
    description: "Plug-ins are packages that the package.json at or above the working directory depends on.",
    examples: [
      ["overwatch plugins list", "each package that was looked at, and why it is used or not"],
      ["overwatch plugins new ITS ../its", "a package for a new detector"],
    ],
  })
    .addCommand(createPluginsListCommand(context))
    .addCommand(createPluginsNewCommand(context))
    .addCommand(createPluginsCheckCommand(context));
}
