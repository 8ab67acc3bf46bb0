import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { createUsersAddCommand } from "./users-add.js";
import { createUsersListCommand } from "./users-list.js";
import { createUsersRemoveCommand } from "./users-remove.js";

/** `overwatch users ...`. */
export function createUsersCommand(context: CommandContext): Command {
  return createCommand({
    name: "users",
    summary: "who may sign in to the pages",
    examples: [
      ["overwatch users list", "all users with their roles"],
      ["overwatch users add ada --role shifter", "a new user, or a new password for a known one"],
    ],
  })
    .addCommand(createUsersListCommand(context))
    .addCommand(createUsersAddCommand(context))
    .addCommand(createUsersRemoveCommand(context));
}
