import { messageInvalid } from "../errors/catalogue.js";

/** Bytes of the header that is in use since 2016. */
export const ALI_HEADER_BYTES = 80;
const OLD_HEADER_BYTES = 16;
const TOPIC_BYTES = 8;
const MAGIC = "O2O2";

/** What a header frame says about the payload frame behind it. */
export interface AliHeader {
  /** Data type, up to eight characters: `INFO____`, `ROOTTOBJ`, `ROOTSTRI`, `CONFIG` ... */
  readonly id: string;
  /** `HLT `, `***\n` ...; empty where the header has none. */
  readonly origin: string;
  /** `ROOT`, `NONE` ...; empty where the header has none. */
  readonly serialization: string;
  readonly specification: number;
}

/**
 * The header in a frame: that of 80 bytes, the one of 16 bytes from before 2016, or a bare topic.
 * Throws `MESSAGE_INVALID`.
 */
export function parseAliHeader(frame: Uint8Array): AliHeader {
  const text = (from: number, length: number) => textUpToNul(frame, from, Math.min(from + length, frame.length));
  const view = new DataView(frame.buffer, frame.byteOffset, frame.length);
  if (text(0, 4) === MAGIC) {
    if (frame.length < ALI_HEADER_BYTES) throw messageInvalid(`a header of ${frame.length} bytes`);
    // Senders built after February 2019 put the identifier eight bytes ahead of its place.
    const id = text(40, 8) || text(32, 8);
    return { id, origin: text(48, 4), serialization: text(56, 8).trimEnd(), specification: view.getUint32(64, true) };
  }
  if (frame.length === OLD_HEADER_BYTES) {
    return { id: text(0, 8), origin: text(8, 4), serialization: "", specification: view.getUint32(12, true) };
  }
  if (frame.length <= TOPIC_BYTES) return { id: text(0, TOPIC_BYTES), origin: "", serialization: "", specification: 0 };
  throw messageInvalid(`a header of ${frame.length} bytes that does not begin with ${MAGIC}`);
}

function textUpToNul(frame: Uint8Array, from: number, to: number): string {
  let text = "";
  for (let i = from; i < to && frame[i] !== 0; i++) text += String.fromCharCode(frame[i] ?? 0);
  return text;
}

/** A header of 80 bytes for a payload. */
export function encodeAliHeader(header: {
  readonly id: string;
  readonly origin?: string;
  readonly serialization?: string;
  readonly payloadBytes?: number;
}): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(ALI_HEADER_BYTES);
  const view = new DataView(frame.buffer);
  const text = (at: number, value: string) => frame.set(new TextEncoder().encode(value), at);
  text(0, MAGIC);
  view.setUint32(4, ALI_HEADER_BYTES, true);
  view.setUint32(12, 1, true);
  text(16, "DataHDR");
  text(24, "NONE");
  text(40, header.id.slice(0, 8));
  text(48, (header.origin ?? "***\n").slice(0, 4));
  text(56, (header.serialization ?? "NONE").slice(0, 7).padEnd(7, " "));
  view.setUint32(72, header.payloadBytes ?? 0, true);
  return frame;
}

/** Whether an identifier is the wanted one: NUL and `*` in either stand for any character. */
export function matchesAliId(id: string, wanted: string): boolean {
  return [...wanted.padEnd(8, "*")].every((character, i) => {
    const found = id[i] ?? "*";
    return character === "*" || found === "*" || character === found;
  });
}
