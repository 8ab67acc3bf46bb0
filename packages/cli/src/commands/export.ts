import { resolve } from "node:path";
import { type Command, Option } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { runUnknown } from "../errors/catalogue.js";
import { type ExportFormat, exportFormats, exportSubsystem } from "../export/export-subsystem.js";
import { withIndex } from "../pass/with-index.js";
import { parseRun } from "./parse-number.js";

interface ExportOptions {
  readonly format: ExportFormat;
  readonly out: string;
}

/** `overwatch export`. */
export function createExportCommand(context: CommandContext): Command {
  return createCommand({
    name: "export",
    summary: "processed histograms and trends as files",
    description:
      "Write every processed histogram of a run, and the points of its trends, as files into a folder for each subsystem.",
    examples: [
      ["overwatch export 300005 EMC --format png --out pictures", "one subsystem, as pictures"],
      ["overwatch export 300005 --format csv --out numbers", "all of a run, for a spreadsheet"],
    ],
  })
    .argument("<run>", "number of the run", parseRun)
    .argument("[subsystem]", "one of its subsystems; without it all")
    .addOption(new Option("--format <form>", "form of the files").choices([...exportFormats]).makeOptionMandatory())
    .requiredOption("--out <dir>", "the folder; made when it is not there")
    .action(
      context.runs(async (run: number, subsystem: string | undefined, { format, out }: ExportOptions) => {
        const folder = resolve(context.io.cwd, out);
        const exported = await withIndex(context, async (store, { dataFolder }) => {
          const reports = (await store.reports(run)).filter(
            (report) => subsystem === undefined || report.subsystem === subsystem,
          );
          if (reports.length === 0) throw runUnknown(run, (await store.runs({ limit: 1 }))[0]?.run);
          const all = [];
          for (const report of reports) {
            context.log.info(`${report.subsystem}: ${report.hists.length} histograms`);
            all.push(await exportSubsystem(report, { dataFolder, folder, format }));
          }
          return all;
        });
        const skipped = exported.flatMap((one) => one.skipped);
        const files = exported.flatMap((one) => one.files);
        context.print(`${files.length} files in ${folder}`);
        for (const { name, reason } of skipped) context.log.warn(`${name}: ${reason}`);
        context.printJson({ format: "overwatch-export-1", out: folder, files, skipped });
        return skipped.length > 0 ? 1 : 0;
      }),
    );
}
