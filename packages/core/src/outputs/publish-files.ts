import { randomBytes } from "node:crypto";
import { constants, copyFile, mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { writeAtomically } from "../disk/index.js";
import type { SubsystemReport } from "../model/report.js";
import { removeUnnamed } from "./remove-unnamed.js";
import { writeReport } from "./report-file.js";

/**
 * Publishes a result on disk: the files that the report names first, then the report in one rename. A crash in between
 * leaves a file that no report names, which a later publication removes.
 *
 * @param folder - of the subsystem in its run; made if it is not there.
 * @param outputs - bytes by name.
 * @param newest - path of the newest received file: the combined file is a copy of it unless it is among the outputs.
 * @param now - milliseconds since 1970.
 */
export async function publishFiles(
  folder: string,
  report: SubsystemReport,
  outputs: ReadonlyMap<string, Uint8Array>,
  newest: string,
  now: number,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of outputs) await writeAtomically(join(folder, name), bytes);
  if (!outputs.has(report.combinedFile)) await copyWhole(newest, join(folder, report.combinedFile));
  await writeReport(folder, report);
  await removeUnnamed(folder, [report.combinedFile, report.processedFile ?? ""], now);
}

async function copyWhole(source: string, target: string): Promise<void> {
  const beside = `${target.replace(/([^/\\]+)$/, ".$1")}.${randomBytes(6).toString("hex")}`;
  try {
    await copyFile(source, beside, constants.COPYFILE_FICLONE);
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
