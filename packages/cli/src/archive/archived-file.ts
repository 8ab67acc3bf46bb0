import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { archiveInvalid } from "../errors/catalogue.js";

/** A file of an archive, as its manifest lists it. */
export interface ArchivedFile {
  /** Name of the entry, with slashes. */
  readonly path: string;
  readonly size: number;
  /** SHA-256 in hexadecimal digits. */
  readonly sha256: string;
}

/** What a manifest says about a file. */
export async function describeFile(source: string, path: string): Promise<ArchivedFile> {
  const { size } = await stat(source);
  const hash = createHash("sha256");
  await pipeline(createReadStream(source), hash);
  return { path, size, sha256: hash.digest("hex") };
}

/** @throws ARCHIVE_INVALID for a list that this version cannot have written. */
export function parseArchivedFiles(
  archive: string,
  files: unknown,
  isAllowed: (path: string) => boolean,
): readonly ArchivedFile[] {
  if (!Array.isArray(files) || files.length === 0) throw archiveInvalid(archive, "its manifest lists no files");
  const listed = new Set<string>();
  return (files as readonly (Partial<ArchivedFile> | null)[]).map((file) => {
    const { path, size, sha256 } = file ?? {};
    if (typeof path !== "string" || !isAllowed(path))
      throw archiveInvalid(archive, `its manifest has the path ${JSON.stringify(path)}`);
    if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 0)
      throw archiveInvalid(archive, `${path} has no size`);
    if (typeof sha256 !== "string" || !/^[0-9a-f]{64}$/.test(sha256))
      throw archiveInvalid(archive, `${path} has no digest`);
    if (listed.has(path)) throw archiveInvalid(archive, `${path} is listed twice`);
    listed.add(path);
    return { path, size, sha256 };
  });
}
