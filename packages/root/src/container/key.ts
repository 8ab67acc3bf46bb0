import type { ByteReader } from "../bytes/byte-reader.js";
import { Damage } from "../errors/damage.js";

/** Bytes of a key before its strings, in the 32-bit form. */
export const MIN_KEY_BYTES = 26;

/** A record's head: what it holds and where. */
export interface Key {
  /** Key and stored payload together; negative for a gap. */
  readonly nbytes: number;
  /** Length of the payload when uncompressed. */
  readonly objectLength: number;
  readonly datime: number;
  readonly keyLength: number;
  readonly cycle: number;
  /** Offset of the record in the file. */
  readonly seek: number;
  readonly seekParent: number;
  readonly className: string;
  readonly name: string;
  readonly title: string;
}

/** Reads one key at the reader's position. */
export function readKey(reader: ByteReader): Key {
  reader.need(MIN_KEY_BYTES);
  const nbytes = reader.i32();
  const big = reader.u16() > 1000;
  const objectLength = reader.i32();
  const datime = reader.u32();
  const keyLength = reader.u16();
  const cycle = Math.abs(reader.i16());
  const seek = big ? reader.i64() : reader.i32();
  const seekParent = big ? reader.i64() : reader.i32();
  const className = reader.string();
  const name = reader.string();
  const title = reader.string();
  return { nbytes, objectLength, datime, keyLength, cycle, seek, seekParent, className, name, title };
}

/** Why a key cannot belong to a file whose data end at `end`; undefined when it can. */
export function keyFault(key: Key, begin: number, end: number): string | undefined {
  if (key.nbytes <= 0 || key.keyLength < MIN_KEY_BYTES || key.nbytes < key.keyLength) {
    return `the record claims ${key.nbytes} bytes, ${key.keyLength} of them for its key`;
  }
  if (key.seek < begin || key.seek + key.nbytes > end) {
    return `the record claims bytes ${key.seek} to ${key.seek + key.nbytes} of a file that ends at ${end}`;
  }
  if (key.objectLength < 0) return `the object claims ${key.objectLength} bytes`;
  return undefined;
}

/** Throws `Damage` where `keyFault` finds one. */
export function checkKey(key: Key, begin: number, end: number): void {
  const fault = keyFault(key, begin, end);
  if (fault !== undefined) throw new Damage("damaged", fault);
}
