import { ByteWriter } from "../bytes/byte-writer.js";
import { writeUuid } from "./write-directory.js";

/** ROOT 6.40/00, whose descriptions of classes we write. */
const ROOT_VERSION = 64_000;
const BIG_VERSION = 1_000_000;
/** Where the first record begins. */
export const FILE_BEGIN = 100;

export interface HeaderToWrite {
  readonly big: boolean;
  readonly end: number;
  readonly seekFree: number;
  readonly nbytesFree: number;
  readonly nbytesName: number;
  /** Algorithm x 100 + level. */
  readonly compression: number;
  readonly seekInfo: number;
  readonly nbytesInfo: number;
  readonly uuid: Uint8Array;
}

/** The first 100 bytes of a file. */
export function writeHeader(header: HeaderToWrite): Uint8Array {
  const { big } = header;
  const writer = new ByteWriter(FILE_BEGIN);
  const seek = (value: number) => (big ? writer.i64(value) : writer.u32(value));
  writer.raw(new TextEncoder().encode("root"));
  writer.u32(big ? ROOT_VERSION + BIG_VERSION : ROOT_VERSION);
  writer.u32(FILE_BEGIN);
  seek(header.end);
  seek(header.seekFree);
  writer.u32(header.nbytesFree);
  // One segment: everything behind the end.
  writer.u32(1);
  writer.u32(header.nbytesName);
  writer.u8(big ? 8 : 4);
  writer.u32(header.compression);
  seek(header.seekInfo);
  writer.u32(header.nbytesInfo);
  writeUuid(writer, header.uuid);
  writer.zeros(FILE_BEGIN - writer.pos);
  return writer.written();
}
