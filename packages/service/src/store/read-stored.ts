import { decodePlain, decodeReport, type SubsystemReport } from "@overwatch/core/store";

/** What the database gave back is no text that was stored: the database checks its own pages, not what texts hold. */
export class StoredTextDamaged extends Error {}

/** The value that was stored as `encodePlain` writes it; throws StoredTextDamaged. */
export function readStored(text: string): unknown {
  return read(text, decodePlain);
}

/** The report that was stored as `encodeReport` writes it; throws StoredTextDamaged. */
export function readStoredReport(text: string): SubsystemReport {
  return read(text, decodeReport);
}

function read<T>(text: string, decode: (text: string) => T): T {
  try {
    return decode(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StoredTextDamaged(`text that was not stored so (${reason})`, { cause });
  }
}
