import { resolve } from "node:path";
import { takeLock } from "@overwatch/service/loop";
import type { Command } from "commander";
import { unpackRun } from "../archive/unpack-run.js";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { createThinnedRecords } from "../pass/thinned-records.js";
import { parseGigabytes } from "./parse-number.js";

interface UnpackOptions {
  readonly maxGigabytes: number;
}

/** `overwatch runs unpack`. */
export function createRunsUnpackCommand(context: CommandContext): Command {
  return createCommand({
    name: "runs unpack",
    summary: "a packed run back into a data folder",
    description:
      "Put the files of an archive into their run. Nothing is replaced: a file with other bytes refuses it whole.",
    examples: [
      ["overwatch runs unpack run300005.zip --data /data", "then `overwatch process` makes the results"],
      ["overwatch runs unpack run300005.zip --max-gigabytes 200", "for runs that are larger than 50 GB"],
    ],
  })
    .argument("<file>", "a zip of `overwatch runs pack`")
    .option("--max-gigabytes <n>", "refuse archives that unpack to more", parseGigabytes, 50)
    .action(
      context.runs(async (file: string, { maxGigabytes }: UnpackOptions) => {
        const { config } = await context.loadConfig({ module: "processing" });
        const lock = await takeLock(config.dataFolder, "overwatch runs unpack");
        const records = createThinnedRecords(config.stateFolder);
        try {
          const { run, files, thinned } = await unpackRun(
            resolve(context.io.cwd, file),
            config.dataFolder,
            maxGigabytes * 1e9,
          );
          for (const [subsystem, found] of Object.entries(thinned)) {
            const known = new Set((await records.read(run, subsystem)).map(({ findings }) => findings.file.name));
            const fresh = found.filter(({ findings }) => !known.has(findings.file.name));
            if (fresh.length > 0) await records.record(run, subsystem, fresh);
          }
          context.print(`run ${run}: ${files.length} files are in place; \`overwatch process\` makes the results.`);
          context.printJson({ format: "overwatch-unpack-1", run, files: files.length });
          return 0;
        } finally {
          await records.close();
          await lock.release();
        }
      }),
    );
}
