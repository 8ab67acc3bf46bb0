import type { ByteWriter } from "../bytes/byte-writer.js";
import type { DirectoryRecord } from "./directory.js";

const VERSION = 5;
const BIG_VERSION = 1000;
/** Room that lets a directory grow into 64-bit offsets where it is. */
const SPARE_BYTES = 12;

/** Bytes of a directory's fields in either form. */
export const DIRECTORY_FIELDS = 60;

/** Writes a directory's fields; `nbytesName`: from the record's beginning to them. */
export function writeDirectory(
  writer: ByteWriter,
  directory: DirectoryRecord & { readonly nbytesName: number; readonly uuid: Uint8Array; readonly big: boolean },
): void {
  const { big } = directory;
  writer.u16(big ? VERSION + BIG_VERSION : VERSION);
  writer.u32(directory.created);
  writer.u32(directory.modified);
  writer.u32(directory.nbytesKeys);
  writer.u32(directory.nbytesName);
  for (const seek of [directory.seekDirectory, directory.seekParent, directory.seekKeys]) {
    if (big) writer.i64(seek);
    else writer.u32(seek);
  }
  writeUuid(writer, directory.uuid);
  if (!big) writer.zeros(SPARE_BYTES);
}

/** An identity with its version. */
export function writeUuid(writer: ByteWriter, uuid: Uint8Array): void {
  writer.u16(1);
  writer.raw(uuid);
}
