import type { Check, Finding } from "../check.js";
import type { Volume } from "../host.js";
import { nearestFolder } from "../nearest-folder.js";

const GIGABYTE = 1e9;
/** A day of one subsystem is a few hundred megabytes. */
const TOO_LITTLE = 1 * GIGABYTE;
const LITTLE = 10 * GIGABYTE;
const FEW_FILES = 1000;

export const freeDisk: Check = {
  name: "disk",
  run: async ({ host, config: { dataFolder, stateFolder } }) =>
    Promise.all(
      [...new Set([dataFolder, stateFolder])].map(async (folder) =>
        judge(folder, await host.volumeOf(await nearestFolder(folder))),
      ),
    ),
};

function judge(folder: string, { freeBytes, freeFiles }: Volume): Omit<Finding, "check"> {
  const message = `${(freeBytes / GIGABYTE).toFixed(1)} GB are free for ${folder}`;
  const hint = "Free some space, or move the folder to a larger disk.";
  if (freeFiles !== undefined && freeFiles < FEW_FILES) {
    return { status: "problem", message: `only ${freeFiles} more files fit on the disk of ${folder}`, hint };
  }
  if (freeBytes < TOO_LITTLE) return { status: "problem", message: `${message}, 1 GB is needed`, hint };
  if (freeBytes < LITTLE) return { status: "warning", message: `${message}, 10 GB are sensible`, hint };
  return { status: "ok", message };
}
