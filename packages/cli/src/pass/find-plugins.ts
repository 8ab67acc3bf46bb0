import type { Candidate, Config, LoadOutcome } from "@overwatch/core";
import { discoverPlugins } from "@overwatch/core/host";
import type { CommandContext } from "../command-context.js";

export interface Deployment {
  /** Folder of its package.json; undefined when there is none at or above the working directory. */
  readonly folder: string | undefined;
  /** Plug-ins that may be used. */
  readonly plugins: readonly Candidate[];
}

/**
 * The plug-ins of the deployment, by their manifests: none of their code runs for this. What cannot be used is said once.
 *
 * @throws DEPLOYMENT_INVALID
 */
export async function findPlugins(context: CommandContext, config: Config): Promise<Deployment> {
  const { deployment, packages, unknownExclusions } = await discoverPlugins(context.io.cwd, config.plugins.exclude);
  for (const name of unknownExclusions) {
    context.log.warn(`plugins.exclude names ${name}, which the deployment does not depend on`);
  }
  for (const found of packages) if (found.status === "failed") context.log.warn(describe(found));
  return { folder: deployment, plugins: packages.filter((found) => found.status === "found") };
}

function describe({ error }: Extract<LoadOutcome, { status: "failed" }>): string {
  return `${error.message}${error.hint === undefined ? "" : ` ${error.hint}`}`;
}
