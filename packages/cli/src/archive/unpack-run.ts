import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type ArchiveManifest, MANIFEST, parseManifest } from "./manifest.js";
import { moveIn } from "./move-in.js";
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
    await moveIn(manifest.files, beside, dataFolder);
    return manifest;
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}
