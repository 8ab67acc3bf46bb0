import { resolve } from "node:path";
import { takeLock } from "@overwatch/service/loop";
import type { Command } from "commander";
import { restoreBackup } from "../archive/restore-backup.js";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { parseGigabytes } from "./parse-number.js";

interface RestoreOptions {
  readonly replace?: boolean;
  readonly maxGigabytes: number;
  readonly configuration: string;
}

/** `overwatch restore`. */
export function createRestoreCommand(context: CommandContext): Command {
  return createCommand({
    name: "restore",
    summary: "a backup back into its place",
    description:
      "Put decisions and received files of a backup back, after all of it was compared with its digests. Files of the configuration go into a folder, from which " +
      "you take them. A backup of an older version is brought forward. Then `overwatch rebuild` makes everything else.",
    examples: [
      ["overwatch restore overwatch-2026-11-28.zip --data /data", "on a new machine"],
      [
        "overwatch restore overwatch-2026-11-28.zip --replace",
        "in place of the decisions that are there, which are set aside",
      ],
    ],
  })
    .argument("<file>", "a zip of `overwatch backup`")
    .option("--replace", "set decisions that are there aside, as state.db.before-restore")
    .option("--configuration <dir>", "folder for the files of the configuration", "restored-configuration")
    .option("--max-gigabytes <n>", "refuse archives that unpack to more", parseGigabytes, 1000)
    .action(
      context.runs(async (file: string, { replace = false, maxGigabytes, configuration }: RestoreOptions) => {
        const { config } = await context.loadConfig();
        const lock = await takeLock(config.dataFolder, "overwatch restore");
        try {
          const manifest = await restoreBackup(resolve(context.io.cwd, file), {
            stateFolder: config.stateFolder,
            dataFolder: config.dataFolder,
            configuration: resolve(context.io.cwd, configuration),
            replace,
            limit: maxGigabytes * 1e9,
          });
          const places = Object.entries(manifest.configuration);
          context.print(
            [
              `${manifest.files.length} files are in place; \`overwatch rebuild\` makes the results.`,
              ...places.map(([entry, path]) => `${entry.replace("configuration", configuration)} was ${path}`),
            ].join("\n"),
          );
          const { version, files } = manifest;
          context.printJson({
            format: "overwatch-restore-1",
            version,
            files: files.length,
            configuration: manifest.configuration,
          });
          return 0;
        } finally {
          await lock.release();
        }
      }),
    );
}
