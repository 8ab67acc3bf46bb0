import { mergeRootFiles } from "@overwatch/core/root";
import type { Command } from "commander";
import { Option } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { inOrderOfTime } from "../files/in-order-of-time.js";
import { printFileReport } from "../files/print-file-report.js";
import { resolvePath } from "../files/resolve-path.js";
import { createProgress } from "../progress.js";

/** `overwatch merge`. */
export function createMergeCommand(context: CommandContext): Command {
  return createCommand({
    name: "merge",
    summary: "sum of ROOT files, object by object",
    description:
      "Write the sum of ROOT files: histograms, profiles, graphs and lists of them are added as ROOT's hadd does; of notes and other " +
      "objects the last file's is taken. What cannot be added or read is left out and named, and the command ends with 1.",
    examples: [
      ["overwatch merge sum.root part1.root part2.root", "the sum of two files"],
      ["overwatch merge --mode latest now.root data/*.root", "each object from the newest file that has it"],
    ],
  })
    .argument("<out>", "the ROOT file to write; one that is there is replaced when the new one is complete")
    .argument("<in...>", "ROOT files")
    .addOption(
      new Option("--mode <mode>", "sum, or the newest of each object: by the times in the names, else by their order")
        .choices(["sum", "latest"])
        .default("sum"),
    )
    .action(
      context.runs(async (out: string, given: readonly string[], { mode }: { readonly mode: "sum" | "latest" }) => {
        const target = resolvePath(context, out);
        const sources = (mode === "latest" ? inOrderOfTime(given) : given).map((path) => resolvePath(context, path));
        const progress = createProgress(context);
        try {
          const report = await mergeRootFiles(target, sources as [string, ...string[]], {
            mode,
            onFile: (index) => progress.step(sources[index] ?? "", index, sources.length),
          });
          return printFileReport(context, { out, inputs: given, report });
        } finally {
          progress.end();
        }
      }),
    );
}
