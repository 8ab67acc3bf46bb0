import { schemaOf } from "../classes/schema-of.js";
import { storesElsewhere } from "../classes/stores-elsewhere.js";
import type { OpaqueObject } from "../classes/types.js";
import { objectNotWritable } from "../errors/catalogue.js";
import type { WritingSchema } from "../streamer/object-writer.js";
import type { StreamerInfo } from "../streamer/streamer-info.js";

/**
 * The bytes of an object that travels as it was stored; all descriptions of its file come with it, as nobody knows what is inside.
 * Throws `OBJECT_NOT_WRITABLE`.
 */
export function storedPayload(
  { className, reason, stored }: OpaqueObject,
  keyLength: number,
  used: Set<StreamerInfo>,
  schemas: Set<WritingSchema>,
): Uint8Array {
  if (stored === undefined) throw objectNotWritable(className, reason);
  if (storesElsewhere(className)) throw objectNotWritable(className, "its data are in other records of its file");
  if (stored.keyLength !== undefined && stored.keyLength !== keyLength) {
    const lengths = `${stored.keyLength} and not ${keyLength}`;
    throw objectNotWritable(className, `its bytes fit behind a key of ${lengths} bytes only: keep its name and title`);
  }
  const schema = schemaOf(stored);
  if (schema !== undefined) {
    if (!schemas.has(schema)) for (const info of schema.given()) used.add(info);
    schemas.add(schema);
    // A sender need not describe what ROOT itself has.
    const own = schema.findInfo(className);
    if (own !== undefined) used.add(own);
  }
  return stored.bytes;
}
