import { rememberSchema } from "../classes/schema-of.js";
import type { OpaqueObject, StoredBytes } from "../classes/types.js";
import type { Schema } from "../streamer/schema.js";
import type { FileEntry } from "./file-entry.js";

/** An object as the bytes that are stored, with what describes the classes in them. */
export function opaqueObject({ className, key }: FileEntry, payload: Uint8Array, schema?: Schema): OpaqueObject {
  const stored: StoredBytes = { bytes: payload.slice(), keyLength: key.keyLength };
  if (schema !== undefined) rememberSchema(stored, schema);
  return { kind: "opaque", className, reason: "it is kept as the bytes that are stored", stored };
}
