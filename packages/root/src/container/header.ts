import { ByteReader } from "../bytes/byte-reader.js";
import { fileEmpty, fileHeaderInvalid, fileNotRoot, fileTruncated } from "../errors/catalogue.js";
import type { OverwatchError } from "../errors/overwatch-error.js";

/** Bytes to read for `parseHeader`: the longest header, of the 64-bit form. */
export const HEADER_BYTES = 75;
/** Below this a header cannot be complete. */
const MIN_BYTES = 64;
const BIG_VERSION = 1_000_000;

/** The first bytes of a ROOT file; offsets and lengths in bytes. */
export interface FileHeader {
  /** As ROOT writes it: 63002 is 6.30/02; without the million that marks the 64-bit form. */
  readonly version: number;
  readonly begin: number;
  readonly end: number;
  readonly seekFree: number;
  readonly nbytesFree: number;
  /** From `begin` to the fields of the root directory. */
  readonly nbytesName: number;
  /** Algorithm x 100 + level. */
  readonly compression: number;
  readonly seekInfo: number;
  readonly nbytesInfo: number;
}

/** The header in the first bytes of a file of `size` bytes, or the error that says why it is none. */
export function parseHeader(bytes: Uint8Array, size: number, file: string): FileHeader | OverwatchError {
  if (size === 0) return fileEmpty(file);
  const magic = String.fromCharCode(...bytes.subarray(0, 4));
  if (magic !== "root".slice(0, Math.min(4, size))) return fileNotRoot(file, magic);
  if (size < MIN_BYTES) return fileTruncated(file, size, MIN_BYTES);
  const reader = new ByteReader(bytes);
  reader.pos = 4;
  const fullVersion = reader.i32();
  const big = fullVersion >= BIG_VERSION;
  const seek = () => (big ? reader.i64() : reader.i32());
  const begin = reader.i32();
  const end = seek();
  const seekFree = seek();
  const nbytesFree = reader.i32();
  reader.skip(4);
  const nbytesName = reader.i32();
  reader.skip(1);
  const compression = reader.i32();
  const seekInfo = seek();
  const nbytesInfo = reader.i32();
  if (fullVersion <= 0) return fileHeaderInvalid(file, "version", fullVersion, "a positive number", 4);
  if (begin < MIN_BYTES || begin >= size) {
    return fileHeaderInvalid(file, "beginning of the data", begin, `${MIN_BYTES} to ${size - 1}`, 8);
  }
  if (end > size) return fileTruncated(file, size, end);
  if (end < begin) return fileHeaderInvalid(file, "end of the data", end, `${begin} to ${size}`, 12);
  if (nbytesName <= 0 || begin + nbytesName > end) {
    return fileHeaderInvalid(file, "length of the file's name", nbytesName, `1 to ${end - begin}`, big ? 36 : 28);
  }
  const version = big ? fullVersion - BIG_VERSION : fullVersion;
  return { version, begin, end, seekFree, nbytesFree, nbytesName, compression, seekInfo, nbytesInfo };
}
