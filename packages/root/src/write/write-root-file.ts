import { createFileSink } from "#source";
import { writeFailed } from "../errors/catalogue.js";
import { isOverwatchError } from "../errors/overwatch-error.js";
import { FileBuilder } from "./file-builder.js";
import type { FileEntryToWrite, WriteOptions } from "./write-options.js";

/**
 * Writes a ROOT file with the given objects, in their order, to a path (in Node). Objects are taken one at a time, so entries may
 * be made while they are written. The file appears whole or not at all: what was at the path before stays until then.
 * Rejects with `WRITE_PATH_INVALID`, `OBJECT_NOT_WRITABLE` or `WRITE_FAILED`, or with what `entries` throws.
 */
export async function writeRootFile(
  target: string,
  entries: Iterable<FileEntryToWrite> | AsyncIterable<FileEntryToWrite>,
  options: WriteOptions = {},
): Promise<void> {
  const guarded = <T>(act: () => T): T => {
    try {
      return act();
    } catch (cause) {
      throw isOverwatchError(cause) ? cause : writeFailed(target, cause);
    }
  };
  const sink = guarded(() => createFileSink(target));
  try {
    const builder = guarded(() => new FileBuilder(sink, options));
    for await (const entry of entries) guarded(() => builder.add(entry));
    guarded(() => {
      builder.finish();
      sink.commit();
    });
  } catch (error) {
    sink.discard();
    throw error;
  }
}
