import type { Config, ConfigFault, LoadedConfig } from "@overwatch/core";
import { isOverwatchError } from "@overwatch/core/errors";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { createModuleOption, type ModuleOption } from "./module-option.js";

/** `overwatch config check`: the faults are its result, not its failure. */
export function createConfigCheckCommand(context: CommandContext): Command {
  return createCommand({
    name: "config check",
    summary: "list every fault of the configuration",
    description: "List every fault of the configuration with its place. Ends with 1 when there are faults.",
    examples: [
      ["overwatch config check", "every fault, one line each"],
      ["overwatch config check --config new.yaml", "before a file is put in place"],
    ],
  })
    .addOption(createModuleOption())
    .action(
      context.runs(async ({ module }: ModuleOption) => {
        const { files, faults } = await checkConfig(() => context.loadConfig({ module }));
        context.printJson({ files, faults });
        for (const { message, hint } of faults) context.print(hint === undefined ? message : `${message} ${hint}`);
        if (faults.length === 0) context.print(`No faults. Read: ${files.join(", ") || "no files, there are none"}.`);
        return faults.length === 0 ? 0 : 1;
      }),
    );
}

interface CheckedConfig {
  /** Undefined when there are faults. */
  readonly config: Config | undefined;
  /** The files that were read; unknown when there are faults. */
  readonly files: readonly string[];
  readonly faults: readonly ConfigFault[];
}

/** All faults of a configuration as values. */
export async function checkConfig(load: () => Promise<LoadedConfig>): Promise<CheckedConfig> {
  try {
    const { config, files } = await load();
    return { config, files, faults: [] };
  } catch (error) {
    if (!isOverwatchError(error) || !Array.isArray(error.details["faults"])) throw error;
    return { config: undefined, files: [], faults: error.details["faults"] as readonly ConfigFault[] };
  }
}
