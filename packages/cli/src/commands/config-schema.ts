import { configJsonSchema } from "@overwatch/core/config";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { formatJson } from "../format-json.js";

/** `overwatch config schema`. */
export function createConfigSchemaCommand(context: CommandContext): Command {
  return createCommand({
    name: "config schema",
    summary: "print all keys as JSON schema",
    description: "Print all keys with type, default and meaning as JSON schema (draft 7), for people and for editors.",
    examples: [
      ["overwatch config schema", "every key with its meaning"],
      ["overwatch config schema --json > overwatch.schema.json", "for an editor that checks YAML"],
    ],
  }).action(
    context.runs(async () => {
      const schema = configJsonSchema();
      context.print(formatJson(schema, 2));
      context.printJson(schema);
      return 0;
    }),
  );
}
