import { stat } from "node:fs/promises";
import type { Config, ModuleName, Store } from "@overwatch/core";
import type { CommandContext } from "../command-context.js";
import { dataFolderMissing } from "../errors/catalogue.js";
import { withStore } from "./with-store.js";

/**
 * Opens what is known of the configured data folder, for a command that only looks. Unlike processing it makes no data
 * folder: one that is not there is a mistake of whoever named it.
 *
 * @throws DATA_FOLDER_MISSING
 */
export async function withIndex<T>(
  context: CommandContext,
  use: (store: Store, config: Config) => Promise<T>,
  module: ModuleName = "processing",
): Promise<T> {
  const { config } = await context.loadConfig({ module });
  const found = await stat(config.dataFolder).catch(() => undefined);
  if (found?.isDirectory() !== true) throw dataFolderMissing(config.dataFolder);
  return withStore(context, config, (store) => use(store, config));
}
