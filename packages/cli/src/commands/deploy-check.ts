import { resolve } from "node:path";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { examineDeployment } from "../deploy/examine-deployment.js";
import { table } from "../render/table.js";
import { addDeploymentOptions, type DeploymentOptions, readDeployment } from "./deployment-options.js";

/** `overwatch deploy check`. */
export function createDeployCheckCommand(context: CommandContext): Command {
  const command = createCommand({
    name: "deploy check",
    summary: "what this host lacks for a deployment",
    description:
      "Look for user, command, folders and certificate, and let systemd and nginx look at their files where they are installed. Give the options that the " +
      "files were made with. `overwatch doctor` looks at everything else.",
    examples: [
      ["overwatch deploy check deploy --domain overwatch.example.org", "one line each"],
      [
        "overwatch deploy check deploy --domain overwatch.example.org --json",
        "for a script; exit code 1 with problems",
      ],
    ],
  }).argument("<dir>", "the folder of `overwatch deploy init`");
  return addDeploymentOptions(command).action(
    context.runs(async (dir: string, options: DeploymentOptions) => {
      const folder = resolve(context.io.cwd, dir);
      const findings = await examineDeployment(folder, await readDeployment(context, options));
      const rows = findings.map(({ status, check, message, hint }) => [
        status,
        check,
        hint === undefined ? message : `${message}. ${hint}`,
      ]);
      context.print(table(rows).join("\n"));
      const problems = findings.filter(({ status }) => status === "problem").length;
      context.printJson({ format: "overwatch-deploy-check-1", problems, findings });
      return problems === 0 ? 0 : 1;
    }),
  );
}
