import { isOverwatchError, type OverwatchError } from "../errors/overwatch-error.js";
import type { FileSource } from "../source/source.js";
import type { KeyInfo } from "./file-entry.js";
import type { DirectoryProblem } from "./list-entries.js";
import { openListed } from "./open-root-file.js";

/** What a look at a file's structure says. */
export type FileCheck =
  | {
      readonly ok: true;
      readonly size: number;
      /** All keys but directories; `kindOf(className)` tells which are histograms. */
      readonly keys: readonly KeyInfo[];
      /** Directories that cannot be listed. */
      readonly problems: readonly DirectoryProblem[];
    }
  | { readonly ok: false; readonly error: OverwatchError };

/**
 * Decides without reading an object whether a file is complete and usable. Never rejects: the error's code says
 * `FILE_EMPTY`, `FILE_NOT_ROOT`, `FILE_HEADER_INVALID`, `FILE_TRUNCATED`, `FILE_NOT_CLOSED`, `FILE_KEYS_INVALID` or
 * `FILE_UNREADABLE`.
 */
export async function checkRootFile(from: FileSource): Promise<FileCheck> {
  const opened = await openListed(from);
  if (isOverwatchError(opened)) return { ok: false, error: opened };
  const { source, listing } = opened;
  await source.close();
  const keys = listing.entries
    .filter((entry) => !entry.directory)
    .map(({ path, name, cycle, className, title }) => ({ path, name, cycle, className, title }));
  return { ok: true, size: source.size, keys, problems: listing.problems };
}
