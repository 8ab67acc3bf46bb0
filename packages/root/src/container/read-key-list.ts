import { ByteReader } from "../bytes/byte-reader.js";
import { Damage } from "../errors/damage.js";
import { type Key, MIN_KEY_BYTES, readKey } from "./key.js";

/** The keys in a key-list record; throws `Damage` with a reason. */
export function readKeyList(record: Uint8Array): Key[] {
  const reader = new ByteReader(record);
  const list = readKey(reader);
  if (list.keyLength > record.length) throw new Damage("damaged", "its key is longer than itself", 14);
  reader.pos = list.keyLength;
  reader.need(4);
  const count = reader.i32();
  if (count < 0 || count * MIN_KEY_BYTES > reader.remaining) {
    throw new Damage("damaged", `it claims ${count} keys in ${reader.remaining} bytes`, list.keyLength);
  }
  const keys: Key[] = [];
  for (let i = 0; i < count; i++) {
    const at = reader.pos;
    try {
      keys.push(readKey(reader));
    } catch {
      throw new Damage("damaged", `key ${i + 1} of ${count} is not whole`, at);
    }
  }
  return keys;
}
