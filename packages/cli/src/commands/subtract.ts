import { subtractRootFiles } from "@overwatch/core/root";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { printFileReport } from "../files/print-file-report.js";
import { resolvePath } from "../files/resolve-path.js";

/** `overwatch subtract`. */
export function createSubtractCommand(context: CommandContext): Command {
  return createCommand({
    name: "subtract",
    summary: "what came between two cumulative ROOT files",
    description:
      "Write the histograms of the later file less those of the earlier one. What only the later one has is copied; what has other bins, " +
      "what is gone and what is no histogram is left out and named.",
    examples: [
      ["overwatch subtract between.root later.root earlier.root", "what came between the two"],
      [
        "overwatch subtract between.root later.root earlier.root --json",
        "the same, with what was left out for a script",
      ],
    ],
  })
    .argument("<out>", "the ROOT file to write; one that is there is replaced when the new one is complete")
    .argument("<later>", "a ROOT file with everything since the beginning")
    .argument("<earlier>", "the same at an earlier time")
    .action(
      context.runs(async (out: string, later: string, earlier: string) => {
        const [target, minuend, subtrahend] = [out, later, earlier].map((path) => resolvePath(context, path));
        const report = await subtractRootFiles(target ?? "", minuend ?? "", subtrahend ?? "");
        if (report.countsFell) {
          context.log.warn(
            `overwatch: ${later} holds fewer entries than ${earlier}: the counters were reset in between, or the files are in the wrong order.`,
          );
        }
        return printFileReport(context, {
          out,
          inputs: [later, earlier],
          report,
          more: { countsFell: report.countsFell },
        });
      }),
    );
}
