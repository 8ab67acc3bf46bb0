import { basename } from "node:path";
import { archiveInvalid } from "../errors/catalogue.js";
import { type ArchivedFile, parseArchivedFiles } from "./archived-file.js";
import { isPathOfRun } from "./manifest.js";

/** Version of a backup; it is a zip with this manifest as its first entry. */
export const BACKUP_FORMAT = "overwatch-backup-1";
export const BACKUP_MANIFEST = "overwatch-backup.json";
/** Where decisions are in a backup. */
export const BACKED_UP_STATE = "state.db";

/** What cannot be made again. */
export interface BackupManifest {
  readonly format: typeof BACKUP_FORMAT;
  /** Version of Overwatch that wrote it. */
  readonly version: string;
  /** Entry in the archive -> where the file of the configuration was. */
  readonly configuration: Readonly<Record<string, string>>;
  /** `state.db`, `configuration/{n}-{name}`, and received files by the paths of a data folder. */
  readonly files: readonly ArchivedFile[];
}

/** Entry for the n-th file of the configuration. */
export function configurationEntry(n: number, path: string): string {
  return `configuration/${n}-${basename(path).replace(/[^\w.-]/g, "_")}`;
}

export function isReceived(path: string): boolean {
  const [, run] = /^Run(\d{1,15})\//.exec(path) ?? [];
  return run !== undefined && isPathOfRun(path, Number(run));
}

function isBackedUp(path: string): boolean {
  return path === BACKED_UP_STATE || /^configuration\/\d+-[\w-][\w.-]*$/.test(path) || isReceived(path);
}

/** @throws ARCHIVE_INVALID for everything that this version cannot have written. */
export function parseBackupManifest(archive: string, text: string): BackupManifest {
  let value: Partial<BackupManifest> | null;
  try {
    value = JSON.parse(text) as Partial<BackupManifest> | null;
  } catch {
    throw archiveInvalid(archive, "its manifest is no JSON");
  }
  const { format, version, configuration, files } = value ?? {};
  if (format !== BACKUP_FORMAT) throw archiveInvalid(archive, `its format is ${JSON.stringify(format)}`);
  if (typeof version !== "string" || typeof configuration !== "object" || configuration === null)
    throw archiveInvalid(archive, "its manifest does not say what wrote it");
  const listed = parseArchivedFiles(archive, files, isBackedUp);
  if (!listed.some(({ path }) => path === BACKED_UP_STATE)) throw archiveInvalid(archive, "it holds no state.db");
  return { format, version, configuration, files: listed };
}
