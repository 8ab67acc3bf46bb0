import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { withUsers } from "../web/with-users.js";

/** `overwatch users remove`. */
export function createUsersRemoveCommand(context: CommandContext): Command {
  return createCommand({
    name: "users remove",
    summary: "remove a user, who is signed out within seconds",
    examples: [
      ["overwatch users remove ada", "of the configured data folder"],
      ["overwatch users remove ada --data my-data", "of another one"],
    ],
  })
    .argument("<name>", "as in `overwatch users list`")
    .action(
      context.runs(async (name: string) => {
        await withUsers(context, (users, act) => users.remove(name, act));
        context.print(`${name} is no user any more`);
        context.printJson({ name, removed: true });
        return 0;
      }),
    );
}
