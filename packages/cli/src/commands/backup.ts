import { resolve } from "node:path";
import { openState } from "@overwatch/service/store";
import type { Command } from "commander";
import { writeBackup } from "../archive/write-backup.js";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { readVersion } from "../read-version.js";

/** `overwatch backup`. */
export function createBackupCommand(context: CommandContext): Command {
  return createCommand({
    name: "backup",
    summary: "what cannot be made again, as one zip",
    description:
      "Write decisions (state.db: users, acknowledgements, references, what was thinned), the files of the configuration and, on request, all received " +
      "files into one zip that only its owner can read. Nothing has to be stopped for it. Everything else is made again by `overwatch rebuild`.",
    examples: [
      ["overwatch backup /backup/overwatch-$(date +%F).zip", "each night, from a timer"],
      ["overwatch backup all.zip --received", "with the received files, when nothing else keeps them"],
    ],
  })
    .argument("<file>", "the zip to write")
    .option("--received", "with all received files")
    .action(
      context.runs(async (file: string, { received = false }: { readonly received?: boolean }) => {
        const { config, files: configuration } = await context.loadConfig();
        const state = await openState({ folder: config.stateFolder });
        try {
          const { files } = await writeBackup(resolve(context.io.cwd, file), {
            state,
            configuration,
            version: readVersion(),
            ...(received ? { received: config.dataFolder } : {}),
          });
          const bytes = files.reduce((sum, { size }) => sum + size, 0);
          context.print(`${files.length} files, ${(bytes / 1e6).toFixed(1)} MB in ${file}`);
          context.printJson({ format: "overwatch-backup-1", out: file, files: files.map(({ path }) => path), bytes });
          return 0;
        } finally {
          await state.close();
        }
      }),
    );
}
