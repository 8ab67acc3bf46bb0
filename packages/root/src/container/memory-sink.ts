import { ByteWriter } from "../bytes/byte-writer.js";
import type { Sink } from "./sink.js";

const FIRST_BYTES = 1 << 18;

/** Collects a file in memory. `expected` bytes have room from the start: growing copies all that is there. */
export function createMemorySink(expected = 0): Sink & { bytes(): Uint8Array<ArrayBuffer> } {
  const writer = new ByteWriter(Math.max(FIRST_BYTES, expected));
  return {
    append: (bytes) => writer.raw(bytes),
    overwrite: (offset, bytes) => writer.written().set(bytes, offset),
    bytes: () => {
      const written = writer.written();
      // A copy is worth it where it frees more than a little room.
      return written.buffer.byteLength - written.length < written.length / 8 ? written : written.slice();
    },
  };
}
