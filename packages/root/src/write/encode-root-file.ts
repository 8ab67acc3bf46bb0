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
  const sink = createMemorySink();
  const builder = new FileBuilder(sink, options);
  for (const entry of entries) builder.add(entry);
  builder.finish();
  return sink.bytes();
}
