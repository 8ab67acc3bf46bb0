import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { parseRole } from "../deploy/parse-role.js";

/** `overwatch deploy run`. */
export function createDeployRunCommand(context: CommandContext): Command {
  return createCommand({
    name: "deploy run",
    summary: "be what a configuration in an environment variable says",
    description:
      "For containers: take a config.yaml from an environment variable and run the command that its key x-role names (default: up), until SIGINT or SIGTERM.",
    examples: [
      ['config="$(cat config.yaml)" overwatch deploy run', "as the Containerfile does"],
      ["overwatch deploy run --variable OW_SETUP", "from another variable"],
    ],
  })
    .option("--variable <name>", "the environment variable", "config")
    .action(
      context.runs(async ({ variable }: { readonly variable: string }) => {
        const configuration = context.io.env[variable];
        const words = parseRole(variable, configuration);
        // It may hold secrets; no other user reads it.
        const folder = await mkdtemp(join(tmpdir(), "overwatch-config-"));
        try {
          const path = join(folder, "config.yaml");
          await writeFile(path, configuration ?? "", { mode: 0o600 });
          return await context.runCommand([...words, "--config", path]);
        } finally {
          await rm(folder, { recursive: true, force: true });
        }
      }),
    );
}
