import type { ThinnedFile } from "@overwatch/core";
import { decodePlain } from "@overwatch/core/store";
import { archiveInvalid } from "../errors/catalogue.js";
import { type ArchivedFile, parseArchivedFiles } from "./archived-file.js";

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
  const listed = parseArchivedFiles(archive, files, (path) => isPathOfRun(path, run));
  return { format, run, files: listed, thinned };
}
