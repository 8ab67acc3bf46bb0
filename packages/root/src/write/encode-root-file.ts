import { createMemorySink } from "../container/memory-sink.js";
import { FileBuilder } from "./file-builder.js";
import type { FileEntryToWrite, WriteOptions } from "./write-options.js";

/**
 * A ROOT file with the given objects, in their order. The same objects and options give the same bytes.
 * Throws `WRITE_PATH_INVALID` or `OBJECT_NOT_WRITABLE`.
 */
export function encodeRootFile(
  entries: Iterable<FileEntryToWrite>,
  options: WriteOptions = {},
): Uint8Array<ArrayBuffer> {
  const list = [...entries];
  const sink = createMemorySink(options.level === 0 ? expectedBytes(list) : 0);
  const builder = new FileBuilder(sink, options);
  for (const entry of list) builder.add(entry);
  builder.finish();
  return sink.bytes();
}

/** Of what is written as it came; a key stands in front of each object and once more in the list of its directory. */
function expectedBytes(entries: readonly FileEntryToWrite[]): number {
  const keys = (path: string) => 2 * (path.length + 100);
  return entries.reduce((sum, { path, stored }) => sum + keys(path) + (stored?.stored?.bytes.length ?? 0), 0);
}
