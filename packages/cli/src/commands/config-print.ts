import { formatConfig } from "@overwatch/core/config";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { createModuleOption, type ModuleOption } from "./module-option.js";

/** `overwatch config print`. */
export function createConfigPrintCommand(context: CommandContext): Command {
  return createCommand({
    name: "config print",
    summary: "print the configuration in force",
    description: "Print the configuration in force as YAML, which can be a configuration file again.",
    examples: [
      ["overwatch config print --origin", "each value, and where it is from"],
      ["overwatch config print --json --data /data", "as JSON, with another data folder"],
    ],
  })
    .option("--origin", "say of each value where it is from")
    .addOption(createModuleOption())
    .action(
      context.runs(async ({ origin = false, module }: { origin?: boolean } & ModuleOption) => {
        const loaded = await context.loadConfig({ module });
        context.print(formatConfig(loaded, { origins: origin }));
        context.printJson(
          origin ? { config: loaded.config, origins: loaded.origins, files: loaded.files } : loaded.config,
        );
        return 0;
      }),
    );
}
