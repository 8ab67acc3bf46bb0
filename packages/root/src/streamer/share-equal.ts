import type { ObjectReader } from "./object-reader.js";

/** Longer frames are rarely equal, and comparing them costs more. */
const LONGEST = 512;
const BYTE_COUNT = 0x4000_0000;

/**
 * Makes a reader that gives the same value again when the bytes are the same as last time: the axes of most histograms of a file
 * are equal, and what is read is never changed. Only for frames without pointers, whose bytes mean the same everywhere.
 */
export function shareEqual(read: (reader: ObjectReader) => unknown): (reader: ObjectReader) => unknown {
  let last = new Uint8Array(0);
  let value: unknown;
  return (reader) => {
    const { bytes, pos: start } = reader;
    const { length } = last;
    if (length > 0 && start + length <= bytes.length && isEqual(bytes, start, last)) {
      reader.pos = start + length;
      return value;
    }
    const { links } = reader;
    const found = read(reader);
    const size = reader.pos - start;
    // Without a byte count the end of a frame depends on what follows.
    if (reader.links === links && size >= 6 && size <= LONGEST && reader.view.getUint32(start) & BYTE_COUNT) {
      last = bytes.slice(start, reader.pos);
      value = found;
    }
    return found;
  };
}

/** From the end, where the numbers are: the beginning of a frame is mostly the same. */
function isEqual(bytes: Uint8Array, start: number, other: Uint8Array): boolean {
  for (let i = other.length - 1; i >= 0; i--) if (bytes[start + i] !== other[i]) return false;
  return true;
}
