import { userInfo } from "node:os";
import type { Config, Store } from "@overwatch/core";
import type { State } from "@overwatch/service/store";
import type { CommandContext } from "../command-context.js";
import { withIndex } from "./with-index.js";
import { withState } from "./with-state.js";

/** Opens the index and what people decided, for a command about alarms. */
export async function withAlarms<T>(
  context: CommandContext,
  use: (parts: {
    readonly store: Store;
    readonly state: State;
    readonly config: Config;
    readonly now: number;
  }) => Promise<T>,
): Promise<T> {
  const { config } = await context.loadConfig({ module: "processing" });
  return withIndex(context, (store) =>
    withState(config, (state) => use({ store, state, config, now: Math.floor(Date.now() / 1000) })),
  );
}

/** Who acts at this terminal. */
export function whoami(): string {
  try {
    return userInfo().username;
  } catch {
    // A user without an entry in the list of users, as some containers have.
    return "unknown";
  }
}
