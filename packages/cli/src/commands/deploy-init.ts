import { resolve } from "node:path";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.js";
import { createCommand } from "../create-command.js";
import { listDeploymentFiles, writeDeployment } from "../deploy/write-deployment.js";
import { addDeploymentOptions, type DeploymentOptions, readDeployment } from "./deployment-options.js";

/** `overwatch deploy init`. */
export function createDeployInitCommand(context: CommandContext): Command {
  const command = createCommand({
    name: "deploy init",
    summary: "write the files of a deployment",
    description:
      "Write units for systemd, a site for nginx and a Containerfile into a folder, for the configuration in force. Nothing is installed: the guide says where " +
      "each goes.",
    examples: [
      ["overwatch deploy init deploy --domain overwatch.example.org", "with the configuration of this folder"],
      [
        "overwatch deploy init deploy --domain overwatch.example.org --folder /srv/overwatch --force",
        "again, over changes",
      ],
    ],
  })
    .argument("<dir>", "the folder to write into")
    .option("--force", "replace files that were changed");
  return addDeploymentOptions(command).action(
    context.runs(async (dir: string, options: DeploymentOptions & { readonly force?: boolean }) => {
      const files = listDeploymentFiles(await readDeployment(context, options));
      await writeDeployment(resolve(context.io.cwd, dir), files, options.force ?? false);
      context.print(files.map(({ path }) => `${dir}/${path}`).join("\n"));
      context.printJson({ format: "overwatch-deploy-1", files: files.map(({ path }) => path) });
      return 0;
    }),
  );
}
