import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { createDeployCheckCommand } from "./deploy-check.js";
import { createDeployInitCommand } from "./deploy-init.js";
import { createDeployRunCommand } from "./deploy-run.js";

/** `overwatch deploy ...`. */
export function createDeployCommand(context: CommandContext): Command {
  return createCommand({
    name: "deploy",
    summary: "files for systemd, nginx and containers; what is missing on this host",
    examples: [
      ["overwatch deploy init deploy --domain overwatch.example.org", "the files, to be looked at"],
      ["overwatch deploy check deploy --domain overwatch.example.org", "what this host lacks for them"],
    ],
  })
    .addCommand(createDeployInitCommand(context))
    .addCommand(createDeployCheckCommand(context))
    .addCommand(createDeployRunCommand(context));
}
