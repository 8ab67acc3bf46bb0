import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { createConfigCheckCommand } from "./config-check.js";
import { createConfigO2Command } from "./config-o2.js";
import { createConfigPrintCommand } from "./config-print.js";
import { createConfigSchemaCommand } from "./config-schema.js";

/** `overwatch config ...`. */
export function createConfigCommand(context: CommandContext): Command {
  return createCommand({
    name: "config",
    summary: "the configuration: print it, check it, its schema",
    description:
      "The configuration in force: defaults, then ~/overwatch.yaml and ~/overwatch{Module}.yaml, then ./config.yaml, " +
      "then environment variables OVERWATCH_*, then options. What comes later wins, key by key.",
    examples: [
      ["overwatch config print --origin", "each value, and where it is from"],
      ["overwatch config check", "every fault, one line each"],
    ],
  })
    .addCommand(createConfigPrintCommand(context))
    .addCommand(createConfigCheckCommand(context))
    .addCommand(createConfigSchemaCommand(context))
    .addCommand(createConfigO2Command(context));
}
