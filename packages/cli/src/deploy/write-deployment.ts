import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { deploymentExists } from "../errors/catalogue.js";
import { containerFiles } from "./container-files.js";
import type { Deployment, DeploymentFile } from "./deployment.js";
import { nginxSite } from "./nginx-site.js";
import { systemdUnits } from "./systemd-units.js";

/** All files of a deployment. */
export function listDeploymentFiles(deployment: Deployment): readonly DeploymentFile[] {
  return [...systemdUnits(deployment), nginxSite(deployment), ...containerFiles()];
}

/**
 * Writes them below a folder. One that was changed there is not replaced, unless `force` says so: then none is written.
 *
 * @throws DEPLOYMENT_EXISTS, or as the system does.
 */
export async function writeDeployment(folder: string, files: readonly DeploymentFile[], force: boolean): Promise<void> {
  for (const { path, text } of force ? [] : files) {
    const there = await readFile(join(folder, path), "utf8").catch(() => undefined);
    if (there !== undefined && there !== text) throw deploymentExists(join(folder, path));
  }
  for (const { path, text } of files) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
}
