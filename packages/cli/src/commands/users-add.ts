import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Role } from "@overwatch/webapp";
import { type Command, Option } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { withUsers } from "../web/with-users.js";

interface UsersAddOptions {
  readonly role: Role;
  readonly passwordFile?: string;
}

/** `overwatch users add`. */
export function createUsersAddCommand(context: CommandContext): Command {
  return createCommand({
    name: "users add",
    summary: "add a user, or change password and role of a known one",
    description:
      "Add a user, or change password and role of a known one, who has to sign in again. The password (10 to 72 bytes) is the first line of a " +
      "file, so that no list of processes shows it; without a file a random one is made and printed once.",
    examples: [
      ["overwatch users add ada --role shifter", "with a random password, which is printed"],
      ["overwatch users add ada --role expert --password-file FILE", "with a password of one's own"],
    ],
  })
    .argument("<name>", "1 to 64 letters, digits and . _ @ -")
    .addOption(
      new Option("--role <role>", "what the user may do")
        .choices(["viewer", "shifter", "expert", "admin"])
        .default("viewer"),
    )
    .option("--password-file <file>", "whose first line is the password")
    .action(
      context.runs(async (name: string, { role, passwordFile }: UsersAddOptions) => {
        const given = passwordFile === undefined ? undefined : await firstLine(resolve(context.io.cwd, passwordFile));
        const { randomPassword } = await import("@overwatch/webapp");
        const password = given ?? randomPassword();
        await withUsers(context, (users, act) => users.set({ name, role, password }, act));
        context.print(`${name} is a user with the role ${role}`);
        if (given === undefined) context.print(`password: ${password}`);
        context.printJson({ name, role, ...(given === undefined ? { password } : {}) });
        return 0;
      }),
    );
}

async function firstLine(file: string): Promise<string> {
  return (await readFile(file, "utf8")).split(/\r?\n/, 1)[0] ?? "";
}
