import { decodePlain } from "@overwatch/core/store";

/** What the database gave back is no text that was stored: the database checks its own pages, not what texts hold. */
export class StoredTextDamaged extends Error {}

/** The value that was stored as `encodePlain` writes it; throws StoredTextDamaged. */
export function readStored(text: string): unknown {
  try {
    return decodePlain(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StoredTextDamaged(`text that was not stored so (${reason})`, { cause });
  }
}
