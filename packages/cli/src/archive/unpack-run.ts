import { createHash, randomBytes } from "node:crypto";
import { link, mkdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runDiffers } from "../errors/catalogue.js";
import { type ArchiveManifest, MANIFEST, parseManifest } from "./manifest.js";
import { readArchive } from "./read-archive.js";

/**
 * Puts the received files of an archive into their run. All of them are written beside and compared with their digests
 * before the first one appears in the run; a file that is there already with the same bytes stays.
 *
 * @param limit - bytes of all files together.
 * @throws ARCHIVE_INVALID, ARCHIVE_TOO_LARGE, RUN_DIFFERS; the run is as it was then.
 */
export async function unpackRun(archive: string, dataFolder: string, limit: number): Promise<ArchiveManifest> {
  const beside = join(dataFolder, `.unpack-${randomBytes(6).toString("hex")}`);
  try {
    const manifest = await readArchive(archive, beside, { manifest: MANIFEST, parse: parseManifest, limit });
    await moveIn(manifest, beside, dataFolder);
    return manifest;
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

/** Compares all before the first one is moved: a received file is never replaced. */
async function moveIn({ run, files }: ArchiveManifest, beside: string, dataFolder: string): Promise<void> {
  const missing: string[] = [];
  for (const { path, sha256 } of files) {
    const there = await readFile(join(dataFolder, path)).catch(() => undefined);
    if (there === undefined) missing.push(path);
    else if (createHash("sha256").update(there).digest("hex") !== sha256) throw runDiffers(run, path);
  }
  for (const path of missing) {
    const target = join(dataFolder, path);
    await mkdir(dirname(target), { recursive: true });
    await link(join(beside, path), target);
  }
}
