import { resolve } from "node:path";
import type { Command } from "commander";
import { packRun } from "../archive/pack-run.js";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { createThinnedRecords } from "../pass/thinned-records.js";
import { parseRun } from "./parse-number.js";

/** `overwatch runs pack`. */
export function createRunsPackCommand(context: CommandContext): Command {
  return createCommand({
    name: "runs pack",
    summary: "one run as a zip that rebuilds elsewhere",
    description:
      "Write the received files of a run, its run info and the records of thinned files into one zip. Nothing derived goes " +
      "in: `overwatch process` makes it again where the archive is unpacked.",
    examples: [
      ["overwatch runs pack 300005 run300005.zip", "into a file that is not there yet"],
      ["overwatch runs unpack run300005.zip --data /other", "and out of it again"],
    ],
  })
    .argument("<run>", "number of the run", parseRun)
    .argument("<file>", "the zip to write")
    .action(
      context.runs(async (run: number, file: string) => {
        const { config } = await context.loadConfig({ module: "processing" });
        const records = createThinnedRecords(config.stateFolder);
        try {
          const target = resolve(context.io.cwd, file);
          const { files } = await packRun(config.dataFolder, run, target, records.read);
          const bytes = files.reduce((sum, { size }) => sum + size, 0);
          context.print(`run ${run}: ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB in ${file}`);
          context.printJson({ format: "overwatch-pack-1", run, out: file, files: files.length, bytes });
          return 0;
        } finally {
          await records.close();
        }
      }),
    );
}
