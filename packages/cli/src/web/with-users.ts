import { openState } from "@overwatch/service/store";
import type { Act, Users } from "@overwatch/webapp";
import type { CommandContext } from "../command-context.js";

/** Opens the users of the configured state folder, and closes them behind `use`. What is changed is said to be by the shell. */
export async function withUsers<T>(context: CommandContext, use: (users: Users, act: Act) => Promise<T>): Promise<T> {
  const { config } = await context.loadConfig({ module: "webApp" });
  const { createUsers } = await import("@overwatch/webapp");
  const state = await openState({ folder: config.stateFolder });
  try {
    return await use(createUsers(state), { by: "command line", at: Date.now() / 1000 });
  } finally {
    await state.close();
  }
}
