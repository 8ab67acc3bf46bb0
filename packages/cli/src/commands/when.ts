import { takeWhen } from "@overwatch/core/host";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { withRunLook } from "../pass/with-run-look.js";
import { whenText } from "../render/when-text.js";
import { parseRun } from "./parse-number.js";

/** `overwatch when`. */
export function createWhenCommand(context: CommandContext): Command {
  return createCommand({
    name: "when",
    summary: "when did it start: the first failing interval of a run",
    description:
      "Judge what came between each file of a run and the one before by itself, and say in which interval an alarm " +
      "failed first, or anything that judges a histogram.",
    examples: [
      ["overwatch when 300015 EMC hot-fastor", "since when the alarm `hot-fastor` fails"],
      ["overwatch when 300015 EMC EMCTRQA_histFastORL0 --json", "all that judges a histogram, for a script"],
    ],
  })
    .argument("<run>", "number of the run", parseRun)
    .argument("<subsystem>", "as in file names: EMC")
    .argument("<target>", "id of an alarm or name of a histogram")
    .action(
      context.runs(async (run: number, subsystem: string, target: string) => {
        const { config } = await context.loadConfig({ module: "processing" });
        const report = await withRunLook(context, config, (edges) => takeWhen({ run, subsystem, target }, edges));
        context.print(whenText(report));
        context.printJson(report);
        return 0;
      }),
    );
}
