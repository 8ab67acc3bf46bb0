import { resolve } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import type { CommandContext } from "../command-context.js";
import type { Deployment } from "../deploy/deployment.js";

/** Options of the commands that are about one deployment. */
export interface DeploymentOptions {
  readonly domain: string;
  readonly user: string;
  readonly folder: string;
  readonly backups: string;
}

export function addDeploymentOptions(command: Command): Command {
  return command
    .requiredOption("--domain <name>", "the name under which browsers reach it", parseDomain)
    .option("--user <name>", "the user of the system that it runs as", parseUser, "overwatch")
    .option("--folder <dir>", "the folder with package.json, node_modules and config.yaml", parsePath, "/opt/overwatch")
    .option("--backups <dir>", "the folder that backups go into", parsePath, "/var/backups/overwatch");
}

/** Everything else is as configured. */
export async function readDeployment(context: CommandContext, options: DeploymentOptions): Promise<Deployment> {
  const { config } = await context.loadConfig();
  const { domain, user, folder, backups } = options;
  const { web, receiver, receiverPort, apiToken, dataFolder, stateFolder } = config;
  const absolute = (path: string) => parsePath(resolve(context.io.cwd, path));
  return {
    domain,
    user,
    folder: absolute(folder),
    dataFolder: absolute(dataFolder),
    stateFolder: absolute(stateFolder),
    backupFolder: absolute(backups),
    web: { port: web.port, basePath: web.basePath },
    ...(apiToken === undefined ? {} : { uploads: { port: receiverPort, maxUpload: receiver.maxUpload } }),
  };
}

function parseDomain(text: string): string {
  if (!/^[a-zA-Z0-9]([a-zA-Z0-9.-]{0,251}[a-zA-Z0-9])?$/.test(text))
    throw new InvalidArgumentError("Expected a host name.");
  return text;
}

function parseUser(text: string): string {
  if (!/^[a-z_][a-z0-9_-]{0,31}$/.test(text)) throw new InvalidArgumentError("Expected the name of a user.");
  return text;
}

/** What means something in a unit or a shell is in no path of a deployment. */
function parsePath(text: string): string {
  if (!/^[\w./+@-]+$/.test(text)) {
    throw new InvalidArgumentError("Expected a path of letters, digits and the signs . _ / + @ - only.");
  }
  return text;
}
