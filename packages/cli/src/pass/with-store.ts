import { mkdir } from "node:fs/promises";
import type { Config, Store } from "@overwatch/core";
import { readPublications } from "@overwatch/core/host";
import { openStore } from "@overwatch/service/store";
import type { CommandContext } from "../command-context.js";

/**
 * Opens the index of a data folder, made anew from the reports when it is missing or damaged, and closes it behind `use`.
 */
export async function withStore<T>(
  context: CommandContext,
  { dataFolder, stateFolder }: Config,
  use: (store: Store) => Promise<T>,
): Promise<T> {
  await mkdir(dataFolder, { recursive: true });
  const { store, needsRebuild, message } = await openStore({ folder: stateFolder });
  try {
    if (message !== undefined) context.log.warn(message);
    if (needsRebuild) await store.rebuild(readPublications(dataFolder));
    return await use(store);
  } finally {
    await store.close();
  }
}
