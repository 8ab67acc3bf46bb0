import { ByteWriter } from "../bytes/byte-writer.js";
import type { Sink } from "./sink.js";

const FIRST_BYTES = 1 << 18;

/** Collects a file in memory. */
export function createMemorySink(): Sink & { bytes(): Uint8Array<ArrayBuffer> } {
  const writer = new ByteWriter(FIRST_BYTES);
  return {
    append: (bytes) => writer.raw(bytes),
    overwrite: (offset, bytes) => writer.written().set(bytes, offset),
    bytes: () => writer.written().slice(),
  };
}
