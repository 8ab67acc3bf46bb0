import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { monitoringToO2, o2ToYaml, parseO2 } from "@overwatch/core/config";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";

/** `overwatch config o2`. */
export function createConfigO2Command(context: CommandContext): Command {
  return createCommand({
    name: "config o2",
    summary: "trends and alarms in O2's form, or a text in O2's form as YAML",
    description:
      "Print the trends and alarms of the configuration in the form of O2's configuration library; with --in, print a text in " +
      "that form as YAML. What the form has no word for (parts of numbers, lists) is left out and told.",
    examples: [
      ["overwatch config o2", "for a system that reads O2's form"],
      ["overwatch config o2 --in equipment.o2", "as YAML, with line and column of a fault"],
    ],
  })
    .option("--in <file>", "a text in O2's form")
    .action(
      context.runs(async ({ in: file }: { readonly in?: string }) => {
        if (file !== undefined) {
          const source = await readFile(resolve(context.io.cwd, file), "utf8");
          context.print(o2ToYaml(source));
          context.printJson(parseO2(source));
          return 0;
        }
        const { config } = await context.loadConfig({ module: "processing" });
        const { text, left } = monitoringToO2(config);
        for (const { path, reason } of left) context.log.warn(`${path}: O2's form has no word for ${reason}`);
        context.print(text);
        context.printJson({ text, left });
        return left.length === 0 ? 0 : 1;
      }),
    );
}
