import { type ByteWriter, stringBytes, textBytes } from "../bytes/byte-writer.js";
import type { Key } from "./key.js";

const KEY_VERSION = 4;
const BIG_VERSION = 1000;
const HEAD_BYTES = 26;
const BIG_HEAD_BYTES = 34;
/** A key's length has 16 bits, and readers take them as signed. */
export const MAX_KEY_LENGTH = 32_767;

/** A key to write: `big` has 64-bit offsets. */
export interface KeyToWrite extends Key {
  readonly big: boolean;
}

/** Length of a key with these strings. */
export function keyLengthOf(big: boolean, ...strings: readonly string[]): number {
  const head = big ? BIG_HEAD_BYTES : HEAD_BYTES;
  return strings.reduce((sum, text) => sum + stringBytes(textBytes(text)), head);
}

export function writeKey(writer: ByteWriter, key: KeyToWrite): void {
  writer.u32(key.nbytes);
  writer.u16(key.big ? KEY_VERSION + BIG_VERSION : KEY_VERSION);
  writer.u32(key.objectLength);
  writer.u32(key.datime);
  writer.u16(key.keyLength);
  writer.u16(key.cycle);
  for (const seek of [key.seek, key.seekParent]) {
    if (key.big) writer.i64(seek);
    else writer.u32(seek);
  }
  writer.string(key.className);
  writer.string(key.name);
  writer.string(key.title);
}
