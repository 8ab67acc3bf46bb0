import type { Source } from "./source.js";

/** A file in memory. */
export function bytesSource(bytes: Uint8Array, name = "the given bytes"): Source {
  return {
    name,
    size: bytes.length,
    read: (offset, length) => bytes.subarray(offset, offset + length),
    close: async () => {},
  };
}
