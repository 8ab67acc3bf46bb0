import { openSource } from "#source";
import type { FileHeader } from "../container/header.js";
import { HEADER_BYTES, parseHeader } from "../container/header.js";
import { fileUnreadable } from "../errors/catalogue.js";
import { isOverwatchError, type OverwatchError } from "../errors/overwatch-error.js";
import type { FileSource, Source } from "../source/source.js";
import { type Listing, listEntries } from "./list-entries.js";
import { type ReadOptions, RootFile } from "./root-file.js";

interface Opened {
  readonly source: Source;
  readonly header: FileHeader;
  readonly listing: Listing;
}

/**
 * Opens a ROOT file: a path (in Node), an http address, bytes or a Blob. Reads header and key lists, no object.
 * Rejects with `FILE_UNREADABLE`, `FILE_EMPTY`, `FILE_NOT_ROOT`, `FILE_HEADER_INVALID`, `FILE_TRUNCATED`,
 * `FILE_NOT_CLOSED` or `FILE_KEYS_INVALID`.
 */
export async function openRootFile(source: FileSource, options: ReadOptions = {}): Promise<RootFile> {
  const opened = await openListed(source);
  if (isOverwatchError(opened)) throw opened;
  return new RootFile(opened.source, opened.header, opened.listing, options);
}

/** Source, header and key lists, or what makes the file unusable; the source is closed then. */
export async function openListed(from: FileSource): Promise<Opened | OverwatchError> {
  const name = typeof from === "string" ? from : "the given data";
  let source: Source | undefined;
  try {
    source = await openSource(from);
    const head = await source.read(0, Math.min(HEADER_BYTES, source.size));
    const header = parseHeader(head, source.size, source.name);
    const listing = isOverwatchError(header) ? header : await listEntries(source, header);
    if (!isOverwatchError(header) && !isOverwatchError(listing)) return { source, header, listing };
    await source.close();
    return isOverwatchError(header) ? header : (listing as OverwatchError);
  } catch (cause) {
    await source?.close();
    return fileUnreadable(source?.name ?? name, cause);
  }
}
