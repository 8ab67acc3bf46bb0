import { resolve } from "node:path";
import { createSite, createTransfer } from "@overwatch/receivers/transfer";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { sitesMissing } from "../errors/catalogue.js";
import { runReceivers } from "../receive/run-receivers.js";
import { addDestination, type Destination } from "./parse-destination.js";

interface TransferCommandOptions {
  readonly from?: string;
  readonly site?: readonly Destination[];
  readonly keep?: boolean;
}

/** `overwatch transfer`. */
export function createTransferCommand(context: CommandContext): Command {
  return createCommand({
    name: "transfer",
    summary: "copy received files to other sites, with retries",
    description:
      "Copy what receivers store to every site of the configuration (dataTransferLocations): a mounted folder, or another Overwatch over HTTP. " +
      "A file is removed here when each site has confirmed it, or it waits in that site's temporary storage. Ends on SIGINT and SIGTERM.",
    examples: [
      ["overwatch transfer --from received --site backup=/mnt/backup", "to a mounted folder"],
      ["overwatch transfer --from received --site cern=http://host:8080", "to another Overwatch, with apiToken"],
    ],
  })
    .option("--from <dir>", "the folder that receivers write into (default: receiverData, else the data folder)")
    .option("--site <name=where>", "a site in place of those of the configuration; may be repeated", addDestination)
    .option("--keep", "leave files here when every site has them")
    .action(
      context.runs(async ({ from, site, keep = false }: TransferCommandOptions) => {
        const { config } = await context.loadConfig({ module: "receiver" });
        const { cwd } = context.io;
        const destinations = site ?? Object.entries(config.dataTransferLocations);
        if (destinations.length === 0) throw sitesMissing();
        const token = config.apiToken?.reveal() ?? "";
        const folder = resolve(cwd, from ?? config.receiverData ?? config.dataFolder);
        const storage = config.receiverDataTempStorage;
        const transfer = createTransfer(
          {
            from: folder,
            sites: destinations.map(([name, where]) => {
              return createSite(name, /^https?:/.test(where) ? where : resolve(cwd, where), token);
            }),
            retries: config.dataTransferRetries,
            sleep: config.dataTransferTimeToSleep,
            keep,
            ...(storage === undefined ? {} : { storage: resolve(cwd, storage) }),
          },
          { log: context.log, now: Date.now },
        );
        return runReceivers(context, [transfer]);
      }),
    );
}
