import type { ByteReader } from "../bytes/byte-reader.js";

/** The longest form of a directory's fields before its identity. */
export const DIRECTORY_BYTES = 42;

/** The fields of a directory that lead to its keys. */
export interface DirectoryRecord {
  readonly created: number;
  readonly modified: number;
  readonly nbytesKeys: number;
  readonly seekDirectory: number;
  readonly seekParent: number;
  readonly seekKeys: number;
}

/** Reads a directory's fields, in the 32- or 64-bit form, at the reader's position. */
export function readDirectory(reader: ByteReader): DirectoryRecord {
  const big = reader.u16() > 1000;
  const seek = () => (big ? reader.i64() : reader.i32());
  const created = reader.u32();
  const modified = reader.u32();
  const nbytesKeys = reader.i32();
  reader.skip(4);
  return { created, modified, nbytesKeys, seekDirectory: seek(), seekParent: seek(), seekKeys: seek() };
}
