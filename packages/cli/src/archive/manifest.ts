import type { ThinnedFile } from "@overwatch/core";
import { decodePlain } from "@overwatch/core/store";
import { archiveInvalid } from "../errors/catalogue.js";

/** Version of the archive of a run; it is a zip with this manifest as its first entry. */
export const ARCHIVE_FORMAT = "overwatch-run-archive-1";
export const MANIFEST = "overwatch-run.json";

/** What an archive holds: all that a run can be made of again. */
export interface ArchiveManifest {
  readonly format: typeof ARCHIVE_FORMAT;
  readonly run: number;
  /** Received files and `runInfo.yaml`; paths as in a data folder: `Run1/EMC/EMChists...root`. */
  readonly files: readonly ArchivedFile[];
  /** Records of files that were thinned, by subsystem. */
  readonly thinned: Readonly<Record<string, readonly ThinnedFile[]>>;
}

export interface ArchivedFile {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

/** Of a run with this number: nothing else can be in an archive of it. */
export function isPathOfRun(path: string, run: number): boolean {
  const [folder, ...rest] = path.split("/");
  if (folder !== `Run${run}`) return false;
  if (rest.length === 1) return rest[0] === "runInfo.yaml";
  const [subsystem = "", name = ""] = rest;
  return rest.length === 2 && /^[A-Z][A-Z0-9]{1,11}$/.test(subsystem) && isStoredName(name, subsystem);
}

/** As received files are called in a run, by any grammar of names. */
export function isStoredName(name: string, subsystem: string): boolean {
  return name.startsWith(`${subsystem}hists.`) && /^[\w.-]+\.root$/.test(name);
}

/** @throws ARCHIVE_INVALID for everything that this version cannot have written. */
export function parseManifest(archive: string, text: string): ArchiveManifest {
  let value: Partial<ArchiveManifest> | null;
  try {
    value = decodePlain(text) as Partial<ArchiveManifest> | null;
  } catch {
    throw archiveInvalid(archive, "its manifest is no JSON");
  }
  const { format, run, files, thinned = {} } = value ?? {};
  if (format !== ARCHIVE_FORMAT) throw archiveInvalid(archive, `its format is ${JSON.stringify(format)}`);
  if (typeof run !== "number" || !Number.isSafeInteger(run) || run < 0)
    throw archiveInvalid(archive, "it names no run");
  if (!Array.isArray(files) || files.length === 0) throw archiveInvalid(archive, "its manifest lists no files");
  const listed = new Set<string>();
  for (const file of files as readonly (Partial<ArchivedFile> | null)[]) {
    const { path, size, sha256 } = file ?? {};
    if (typeof path !== "string" || !isPathOfRun(path, run))
      throw archiveInvalid(archive, `its manifest has the path ${JSON.stringify(path)}`);
    if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 0)
      throw archiveInvalid(archive, `${path} has no size`);
    if (typeof sha256 !== "string" || !/^[0-9a-f]{64}$/.test(sha256))
      throw archiveInvalid(archive, `${path} has no digest`);
    if (listed.has(path)) throw archiveInvalid(archive, `${path} is listed twice`);
    listed.add(path);
  }
  return { format, run, files, thinned };
}
