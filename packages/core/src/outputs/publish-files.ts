import { randomBytes } from "node:crypto";
import { constants, copyFile, mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { hasErrno, writeAtomically } from "../disk/index.js";
import type { SubsystemReport } from "../model/report.js";
import { writeReport } from "./report-file.js";

/** Derived files that no report names stay this long for those who still read them, milliseconds. */
const KEEP_UNNAMED = 10 * 60_000;

const derived = /^hists\.(combined|processed)\..*\.root$/;

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

async function removeUnnamed(folder: string, named: readonly string[], now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!derived.test(name) || named.includes(name)) continue;
    try {
      const { mtimeMs } = await stat(join(folder, name));
      if (now - mtimeMs > KEEP_UNNAMED) await rm(join(folder, name), { force: true });
    } catch (error) {
      if (!hasErrno(error, "ENOENT")) throw error; // another process was quicker
    }
  }
}
