import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { formatTime } from "../render/format-time.js";
import { table } from "../render/table.js";
import { withUsers } from "../web/with-users.js";

/** `overwatch users list`. */
export function createUsersListCommand(context: CommandContext): Command {
  return createCommand({
    name: "users list",
    summary: "all users with their roles",
    examples: [
      ["overwatch users list", "as a table"],
      ["overwatch users list --json", "for a script"],
    ],
  }).action(
    context.runs(async () => {
      const users = await withUsers(context, (known) => known.list());
      const rows = users.map(({ name, role, since }) => [name, role, formatTime(since)]);
      context.print(
        rows.length === 0
          ? "no users yet: the first start of `overwatch web` makes one"
          : table([["NAME", "ROLE", "SINCE (UTC)"], ...rows], []).join("\n"),
      );
      context.printJson(users);
      return 0;
    }),
  );
}
